package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions outside of queries: what is kept with a table cannot hold all that a query can. */
final class Placement {
  private Placement() {}

  /** Reports the first part that cannot stand here; true when there was one. */
  static boolean refuses(Evaluation e, Scope.Place place, Expr expr) {
    SqlState state = state(e, place, expr);
    if (state != null) {
      e.error("syntax-error", state, words(expr) + " cannot be used in " + clause(place), expr);
      return true;
    }
    return Parts.of(expr).stream().anyMatch(part -> refuses(e, place, part));
  }

  private static @Nullable SqlState state(Evaluation e, Scope.Place place, Expr expr) {
    if (expr instanceof Expr.Subquery) {
      return place == Scope.Place.POLICY ? null : SqlState.FEATURE_NOT_SUPPORTED;
    }
    if (expr instanceof Expr.ColumnRef ref) {
      return place == Scope.Place.DEFAULT && !ref.star() ? SqlState.FEATURE_NOT_SUPPORTED : null;
    }
    return expr instanceof Expr.Call call && !call.special() ? state(e, call) : null;
  }

  private static @Nullable SqlState state(Evaluation e, Expr.Call call) {
    if (call.over() != null) {
      return SqlState.WINDOWING_ERROR;
    }
    if (Grouping.isAggregate(e, call)) {
      return SqlState.GROUPING_ERROR;
    }
    return returnsSets(e, call) ? SqlState.FEATURE_NOT_SUPPORTED : null;
  }

  /** Whether each function of this name gives many rows. */
  static boolean returnsSets(Evaluation e, Expr.Call call) {
    List<Routine> routines = RoutineLookup.visible(e, call.name());
    return !routines.isEmpty()
        && !e.mayBeThere("routine", call.name().name())
        && routines.stream().map(Routine::signature).allMatch(FunctionSignature::returnsSet);
  }

  private static String words(Expr expr) {
    if (expr instanceof Expr.Subquery) {
      return "a subquery";
    }
    return expr instanceof Expr.Call call ? "`" + call.name().name() + "`" : "a column";
  }

  private static String clause(Scope.Place place) {
    return switch (place) {
      case DEFAULT -> "a default";
      case CHECK, DOMAIN -> "a check constraint";
      case GENERATED -> "what computes a column";
      case INDEX_EXPRESSION -> "an index expression";
      case INDEX_PREDICATE -> "an index predicate";
      case POLICY -> "a policy";
      case USING -> "what makes a new type's values";
      case TRIGGER -> "a trigger's WHEN";
      case PUBLICATION -> "a publication's WHERE";
      case QUERY -> "this query";
    };
  }
}
