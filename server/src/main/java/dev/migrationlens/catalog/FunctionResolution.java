package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CandidateChoice.Candidate;
import dev.migrationlens.catalog.CastRule.Context;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of several functions of one name PostgreSQL calls. */
public final class FunctionResolution {

  /**
   * What stands between the parentheses. {@code namesake} is the type of the function's name, if
   * there is one, for {@code int4('1')} may be a cast; {@code variadic} is the key word before the
   * last argument.
   */
  public record Call(@Nullable SqlType namesake, List<Argument> arguments, boolean variadic) {
    public Call {
      arguments = List.copyOf(arguments);
    }

    public static Call of(@Nullable SqlType namesake, List<SqlType> types) {
      return new Call(namesake, types.stream().map(type -> new Argument("", type)).toList(), false);
    }

    List<SqlType> types() {
      return arguments.stream().map(argument -> argument.type().bare()).toList();
    }
  }

  /** One argument; an empty name means it is given by position. */
  public record Argument(String name, SqlType type) {}

  private FunctionResolution() {}

  /**
   * The candidates are all visible functions of the name, nearest schema of the search path first.
   */
  public static Resolution resolve(TypeWorld world, List<FunctionSignature> candidates, Call call) {
    List<SqlType> types = call.types();
    List<Candidate> fitting = Candidates.of(candidates, call);
    boolean unsure = types.stream().anyMatch(SqlType::isUnsure);
    if (!unsure) {
      for (Candidate candidate : fitting) {
        if (candidate.types().subList(0, types.size()).equals(types)) {
          return verdict(world, candidate, types);
        }
      }
    }
    Resolution cast = asCast(world, call, types);
    if (cast != null) {
      return cast;
    }
    return among(world, fitting, types, !unsure && mayBeColumn(world, call, types));
  }

  static Resolution among(
      TypeWorld world, List<Candidate> fitting, List<SqlType> types, boolean mayBeColumn) {
    boolean certain = types.stream().noneMatch(SqlType::isUnsure);
    var possible = new ArrayList<Candidate>();
    for (Candidate candidate : fitting) {
      Certainty matches = Coercions.coercible(world, types, candidate.types(), Context.IMPLICIT);
      certain &= matches != Certainty.UNKNOWN;
      if (matches != Certainty.NO) {
        possible.add(candidate);
      }
    }
    if (possible.isEmpty()) {
      return mayBeColumn
          ? new Resolution.Unsure()
          : new Resolution.Failed(SqlState.UNDEFINED_FUNCTION);
    }
    if (possible.size() == 1) {
      return verdict(world, possible.getFirst(), types);
    }
    if (!certain) {
      return sameResult(possible);
    }
    Candidate chosen = CandidateChoice.choose(world, types, possible);
    return chosen == null
        ? new Resolution.Failed(SqlState.AMBIGUOUS_FUNCTION)
        : verdict(world, chosen, types);
  }

  private static Resolution verdict(TypeWorld world, Candidate chosen, List<SqlType> types) {
    if (chosen.ambiguous()) {
      return new Resolution.Failed(SqlState.AMBIGUOUS_FUNCTION);
    }
    if (defaultsDecide(chosen, types) || needsArrayOfArrays(world, chosen, types)) {
      return new Resolution.Unsure();
    }
    if (chosen.result().is("internal") || chosen.result().isUnknown()) {
      return new Resolution.Unsure(); // only the server itself calls such
    }
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).isUnknown() && isUnreadable(world, chosen.types().get(i))) {
        return new Resolution.Unsure();
      }
    }
    return Polymorphism.result(
        world, chosen.function(), types, chosen.types().subList(0, types.size()), chosen.result());
  }

  /** Whether the type of a default, which we do not know, takes part in a polymorphic type. */
  private static boolean defaultsDecide(Candidate chosen, List<SqlType> types) {
    return chosen.types().subList(types.size(), chosen.types().size()).stream()
        .anyMatch(SqlType::isPolymorphic);
  }

  /** VARIADIC gathers its arguments in an array, which of arrays there is none. */
  private static boolean needsArrayOfArrays(
      TypeWorld world, Candidate chosen, List<SqlType> types) {
    return chosen.expanded()
        && chosen.types().getLast().isPolymorphic()
        && types.stream()
            .anyMatch(
                it -> !it.isUnknown() && Coercions.element(Coercions.base(world, it)) != null);
  }

  /** A literal cannot be of a pseudo-type such as {@code trigger}; which error that is varies. */
  private static boolean isUnreadable(TypeWorld world, SqlType type) {
    return Coercions.isKind(world, type, TypeFacts.Kind.PSEUDO)
        && !type.isPolymorphic()
        && !type.is("any")
        && !type.is("cstring");
  }

  /** When we cannot choose, but all that remain return the same. */
  private static Resolution sameResult(List<Candidate> possible) {
    var results = possible.stream().map(Candidate::result).distinct().toList();
    return results.size() == 1 && !results.getFirst().isPolymorphic()
        ? new Resolution.Found(null, results.getFirst())
        : new Resolution.Unsure();
  }

  /** {@code type(value)} is a cast where it needs no computing, or only the text forms. */
  private static @Nullable Resolution asCast(TypeWorld world, Call call, List<SqlType> types) {
    SqlType namesake = call.namesake();
    if (namesake == null || types.size() != 1 || !call.arguments().getFirst().name().isEmpty()) {
      return null;
    }
    SqlType source = types.getFirst();
    if (source.isUnsure()) {
      return new Resolution.Unsure();
    }
    if (Coercions.isComposite(world, namesake)) {
      return null;
    }
    if (source.isUnknown()) {
      return new Resolution.Found(null, namesake);
    }
    return switch (Coercions.path(world, source, namesake, Context.EXPLICIT)) {
      case RELABEL -> new Resolution.Found(null, namesake);
      case THROUGH_TEXT ->
          isRow(world, source) && Coercions.category(world, namesake) == 'S'
              ? null
              : new Resolution.Found(null, namesake);
      case UNSURE -> new Resolution.Unsure();
      case NONE, FUNCTION, BY_ELEMENT -> null;
    };
  }

  private static boolean isRow(TypeWorld world, SqlType type) {
    return type.equals(SqlType.RECORD) || Coercions.isComposite(world, Coercions.base(world, type));
  }

  /** {@code f(row)} also means {@code row.f}, about which functions say nothing. */
  private static boolean mayBeColumn(TypeWorld world, Call call, List<SqlType> types) {
    return types.size() == 1 && !call.variadic() && isRow(world, types.getFirst());
  }
}
