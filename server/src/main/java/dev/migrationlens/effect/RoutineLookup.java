package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.RoutineStatement.Signature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds routines as DROP, ALTER, COMMENT and GRANT name them. */
final class RoutineLookup {
  private RoutineLookup() {}

  /** Every visible routine of the name, nearest schema first. */
  static List<Routine> visible(Evaluation e, ObjectName name) {
    var all = new ArrayList<Routine>();
    Set<String> places = new LinkedHashSet<>(Lookup.places(e, name));
    places.remove(name.schema() == null ? Lookup.TEMP : "");
    for (String schema : places) {
      all.addAll(e.db.routines(schema, name.name()));
    }
    return all;
  }

  static @Nullable Routine named(Evaluation e, ObjectKind kind, Target target, boolean silent) {
    return find(e, kind, target.name(), target.arguments(), silent);
  }

  static @Nullable Routine bySignature(Evaluation e, ObjectKind kind, Signature signature) {
    return find(e, kind, signature.name(), signature.arguments(), false);
  }

  private static @Nullable Routine find(
      Evaluation e,
      ObjectKind kind,
      ObjectName name,
      @Nullable List<Parameter> arguments,
      boolean silent) {
    List<Routine> candidates = visible(e, name);
    List<Routine> matching =
        arguments == null
            ? ofKind(candidates, kind)
            : withArguments(e, candidates, arguments, silent);
    if (matching == null) {
      return null;
    }
    boolean otherKind = arguments == null && matching.stream().noneMatch(r -> kindFits(kind, r));
    if (matching.isEmpty() || otherKind) {
      if (!silent) {
        missing(e, name, arguments, kind);
      }
      return null;
    }
    if (arguments == null && matching.size() > 1 && sameSchema(matching)) {
      if (Lookup.mayExist(e, "routine", name) || e.uncertain("routine", name.name())) {
        return null;
      }
      matching.forEach(r -> e.relyOn(r.origin()));
      e.report(
          Problem.of(
              "ambiguous-name",
              SqlState.AMBIGUOUS_FUNCTION,
              "there are " + matching.size() + " functions `" + name.qualified() + "`",
              name.span()));
      return null;
    }
    Routine found = matching.get(0);
    if (!kindFits(kind, found)) {
      reportKind(e, found, kind, name);
      return null;
    }
    return found;
  }

  /** The visible routines of exactly these argument types; null where that cannot be told. */
  static @Nullable List<Routine> exactly(Evaluation e, ObjectName name, List<Parameter> arguments) {
    return withArguments(e, visible(e, name), arguments, true);
  }

  private static void reportKind(Evaluation e, Routine found, ObjectKind kind, ObjectName name) {
    e.relyOn(found.origin());
    String article = found.kind() == ObjectKind.AGGREGATE ? "an " : "a ";
    e.error(
        "relation-kind-differs",
        SqlState.WRONG_OBJECT_TYPE,
        "`"
            + name.qualified()
            + "` is "
            + article
            + found.kind().words()
            + ", not a "
            + kind.words(),
        name);
  }

  /** Whether what is meant as a function, and may be granted as one, is an aggregate after all. */
  static boolean refusesAggregate(
      Evaluation e, @Nullable Routine found, ObjectKind kind, ObjectName name) {
    boolean aggregate =
        found != null && found.kind() == ObjectKind.AGGREGATE && kind == ObjectKind.FUNCTION;
    if (aggregate) {
      reportKind(e, found, kind, name);
    }
    return aggregate;
  }

  private static boolean sameSchema(List<Routine> routines) {
    return routines.get(0).schema().equals(routines.get(1).schema());
  }

  private static boolean kindFits(ObjectKind wanted, Routine found) {
    return switch (wanted) {
      case FUNCTION -> found.kind() != ObjectKind.PROCEDURE;
      case PROCEDURE -> found.kind() == ObjectKind.PROCEDURE;
      case AGGREGATE -> found.kind() == ObjectKind.AGGREGATE;
      default -> true;
    };
  }

  private static List<Routine> ofKind(List<Routine> candidates, ObjectKind kind) {
    List<Routine> fitting = candidates.stream().filter(r -> kindFits(kind, r)).toList();
    return fitting.isEmpty() ? candidates : fitting;
  }

  /** The candidates with exactly these argument types; null where that cannot be told. */
  private static @Nullable List<Routine> withArguments(
      Evaluation e, List<Routine> candidates, List<Parameter> arguments, boolean silent) {
    var types = new ArrayList<SqlType>();
    for (Parameter argument : arguments) {
      if (argument.mode() == ParameterMode.OUT || argument.mode() == ParameterMode.TABLE) {
        continue;
      }
      SqlType type = silent ? e.types().find(argument.type()) : e.types().resolve(argument.type());
      if (type == null || type.isUnsure()) {
        return null;
      }
      types.add(type.bare());
    }
    boolean star = arguments.size() == 1 && isStar(arguments.get(0));
    var matching = new ArrayList<Routine>();
    for (Routine candidate : candidates) {
      List<SqlType> inputs = candidate.inputTypes();
      if (star || inputs.equals(types)) {
        matching.add(candidate);
      } else if (inputs.size() == types.size() && inputs.stream().anyMatch(SqlType::isUnsure)) {
        return null;
      }
    }
    return matching;
  }

  private static boolean isStar(Parameter parameter) {
    return parameter.type().name().name().equals("*");
  }

  private static void missing(
      Evaluation e, ObjectName name, @Nullable List<Parameter> arguments, ObjectKind kind) {
    if (Lookup.reportMissingSchema(e, name.schema()) || Lookup.mayExist(e, "routine", name)) {
      return;
    }
    String types =
        arguments == null
            ? ""
            : "("
                + String.join(", ", arguments.stream().map(a -> e.source(a.type())).toList())
                + ")";
    reportMissing(e, name, kind.words() + " `" + name.qualified() + types + "` does not exist");
  }

  static void reportMissing(Evaluation e, ObjectName name, String message) {
    e.report(
        new Problem(
            "missing-function",
            SqlState.UNDEFINED_FUNCTION,
            message,
            name.span(),
            new Sought(
                Sought.What.ROUTINE,
                name.schema() == null ? null : name.schema().text(),
                Lookup.places(e, name),
                name.name(),
                List.of()),
            Map.of()));
  }

  /** The function that a trigger runs: no arguments, and it returns the right thing. */
  static @Nullable Routine triggerFunction(Evaluation e, ObjectName name, SqlType wanted) {
    if (Lookup.reportMissingSchema(e, name.schema())) {
      return null;
    }
    for (Routine routine : visible(e, name)) {
      if (routine.inputTypes().isEmpty()) {
        e.relyOn(routine.origin());
        requireReturn(e, name, wanted, routine.signature());
        return routine;
      }
    }
    if (!Lookup.mayExist(e, "routine", name)) {
      reportMissing(e, name, "function `" + name.qualified() + "()` does not exist");
    }
    return null;
  }

  private static void requireReturn(
      Evaluation e, ObjectName name, SqlType wanted, FunctionSignature signature) {
    SqlType returns = signature.returns();
    if (!returns.isUnsure() && !returns.equals(wanted)) {
      e.error(
          "changes-signature",
          SqlState.INVALID_OBJECT_DEFINITION,
          "`" + name.qualified() + "` must return `" + wanted + "`, not `" + returns + "`",
          name);
    }
  }
}
