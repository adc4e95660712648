package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CandidateChoice.Candidate;
import dev.migrationlens.catalog.FunctionResolution.Argument;
import dev.migrationlens.catalog.FunctionResolution.Call;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions whose parameters can take as many arguments, of these names, as a call has. */
final class Candidates {
  private Candidates() {}

  static List<Candidate> of(List<FunctionSignature> functions, Call call) {
    var schemas = new ArrayList<String>();
    var accepted = new ArrayList<Candidate>();
    for (FunctionSignature function : functions) {
      if (!schemas.contains(function.schema())) {
        schemas.add(function.schema());
      }
      Candidate candidate = candidate(function, call, schemas.indexOf(function.schema()));
      if (candidate != null) {
        add(accepted, candidate, call.arguments().size());
      }
    }
    return accepted;
  }

  private static @Nullable Candidate candidate(FunctionSignature function, Call call, int place) {
    boolean named = call.arguments().stream().anyMatch(argument -> !argument.name().isEmpty());
    if (named) {
      return function.variadic() && !call.variadic() ? null : byName(function, call, place);
    }
    int given = call.arguments().size();
    int taken = function.inputs().size();
    boolean expanded = function.variadic() && !call.variadic() && given >= taken;
    boolean filled = taken > given && given + function.defaults() >= taken;
    if (given != taken && !expanded && !filled) {
      return null;
    }
    var types = new ArrayList<>(function.inputTypes());
    if (expanded) {
      SqlType last = types.removeLast();
      while (types.size() < given) {
        types.add(variadicElement(last));
      }
    }
    return new Candidate(
        function, types, function.returns(), place, expanded, Math.max(0, taken - given), false);
  }

  /** {@code VARIADIC anyarray} takes elements, {@code VARIADIC "any"} takes anything. */
  private static SqlType variadicElement(SqlType type) {
    if (type.array()) {
      return type.element();
    }
    return switch (type.name()) {
      case "anyarray" -> SqlType.of("anyelement");
      case "anycompatiblearray" -> SqlType.of("anycompatible");
      default -> type;
    };
  }

  private static @Nullable Candidate byName(FunctionSignature function, Call call, int place) {
    int taken = function.inputs().size();
    int given = call.arguments().size();
    if (given > taken || given + function.defaults() < taken) {
      return null;
    }
    var filled = new boolean[taken];
    var types = new ArrayList<SqlType>();
    for (int i = 0; i < given; i++) {
      Argument argument = call.arguments().get(i);
      int parameter = argument.name().isEmpty() ? i : parameter(function, argument.name());
      if (parameter < 0 || filled[parameter]) {
        return null;
      }
      filled[parameter] = true;
      types.add(function.inputs().get(parameter).type());
    }
    for (int i = 0; i < taken; i++) {
      if (!filled[i]) {
        if (i < taken - function.defaults()) {
          return null;
        }
        types.add(function.inputs().get(i).type());
      }
    }
    return new Candidate(function, types, function.returns(), place, false, taken - given, false);
  }

  private static int parameter(FunctionSignature function, String name) {
    return function.inputs().stream().map(FunctionSignature.Parameter::name).toList().indexOf(name);
  }

  /** Of two that take exactly the same, the nearer schema wins, then the one not variadic. */
  private static void add(List<Candidate> accepted, Candidate candidate, int given) {
    var its = candidate.types().subList(0, given);
    for (int i = 0; i < accepted.size(); i++) {
      Candidate other = accepted.get(i);
      if (!other.types().subList(0, given).equals(its)) {
        continue;
      }
      int preference = candidate.place() - other.place();
      if (preference == 0) {
        preference = Boolean.compare(candidate.expanded(), other.expanded());
      }
      if (preference < 0) {
        accepted.set(i, candidate);
      } else if (preference == 0) {
        accepted.set(i, other.madeAmbiguous());
      }
      return;
    }
    accepted.add(candidate);
  }
}
