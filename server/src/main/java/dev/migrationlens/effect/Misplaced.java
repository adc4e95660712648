package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Aggregates, window functions and functions of many rows where a query has no place for them. */
final class Misplaced {
  private Misplaced() {}

  /** The parts of a statement that cannot hold everything. */
  enum Clause {
    CONDITION("this condition"),
    HAVING("HAVING"),
    GROUP_BY("GROUP BY"),
    VALUES("VALUES"),
    /** VALUES of one row, which INSERT takes like a SELECT. */
    ROW("VALUES"),
    UPDATE("UPDATE"),
    RETURNING("RETURNING"),
    LIMIT("LIMIT and OFFSET"),
    FROM("the arguments of a function in FROM"),
    FILTER("FILTER"),
    WINDOW("the definition of a window"),
    AGGREGATE("an aggregate"),
    WINDOW_CALL("a window function"),
    CHOICE("CASE and COALESCE");

    private final String words;

    Clause(String words) {
      this.words = words;
    }

    private boolean holds(Kind kind) {
      return switch (this) {
        case HAVING, WINDOW_CALL -> kind == Kind.AGGREGATE;
        case GROUP_BY, ROW -> kind == Kind.SET;
        case WINDOW -> kind != Kind.WINDOW;
        case CHOICE -> kind != Kind.SET;
        case CONDITION, VALUES, UPDATE, RETURNING, LIMIT, FROM, FILTER, AGGREGATE -> false;
      };
    }
  }

  private enum Kind {
    AGGREGATE,
    WINDOW,
    SET
  }

  /** Reports the first part that cannot stand there. */
  static void refuse(Evaluation e, Scope scope, @Nullable Expr expr, Clause clause) {
    if (expr != null && !e.failed()) {
      walk(e, scope, expr, clause);
    }
  }

  private static void walk(Evaluation e, Scope scope, Expr expr, Clause clause) {
    Kind kind = expr instanceof Expr.Call call ? kind(e, call) : null;
    // Here an aggregate may be another query's around this one.
    boolean another = kind == Kind.AGGREGATE && hasOuter(scope);
    if (kind != null && !clause.holds(kind)) {
      if (!another) {
        e.error(
            "missing-function",
            state(kind, clause),
            words(kind) + " cannot be used in " + clause.words,
            expr);
      }
      return;
    }
    if (!another && !e.failed()) {
      Parts.of(expr).forEach(part -> walk(e, scope, part, clause));
    }
  }

  private static SqlState state(Kind kind, Clause clause) {
    return switch (kind) {
      case AGGREGATE -> SqlState.GROUPING_ERROR;
      case WINDOW ->
          clause == Clause.AGGREGATE ? SqlState.GROUPING_ERROR : SqlState.WINDOWING_ERROR;
      case SET -> SqlState.FEATURE_NOT_SUPPORTED;
    };
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case AGGREGATE -> "an aggregate";
      case WINDOW -> "a window function";
      case SET -> "a function of many rows";
    };
  }

  private static @Nullable Kind kind(Evaluation e, Expr.Call call) {
    if (call.over() != null) {
      return Kind.WINDOW;
    }
    if (call.special()) {
      return Grouping.isGrouping(call) ? Kind.AGGREGATE : null;
    }
    if (Grouping.isAggregate(e, call)) {
      return Kind.AGGREGATE;
    }
    return Placement.returnsSets(e, call) ? Kind.SET : null;
  }

  /** What is given to an aggregate, a window function, or one of the grammar's own. */
  static void inside(Evaluation e, Scope scope, Expr.Call call) {
    refuse(e, scope, call.filter(), Clause.FILTER);
    boolean choice =
        call.special() && call.name().name().toLowerCase(Locale.ROOT).equals("coalesce");
    Clause clause =
        choice
            ? Clause.CHOICE
            : call.over() != null
                ? Clause.WINDOW_CALL
                : Grouping.isAggregate(e, call) ? Clause.AGGREGATE : null;
    if (clause != null) {
      call.args().forEach(a -> refuse(e, scope, a.value(), clause));
      call.orderBy().forEach(o -> refuse(e, scope, o.value(), clause));
      call.withinGroup().forEach(o -> refuse(e, scope, o.value(), clause));
    }
  }

  static void window(Evaluation e, Scope scope, Expr.Window window) {
    window.partitionBy().forEach(p -> refuse(e, scope, p, Clause.WINDOW));
    window.orderBy().forEach(o -> refuse(e, scope, o.value(), Clause.WINDOW));
  }

  static void values(Evaluation e, Scope scope, Query.Values values, boolean inserted) {
    Clause clause = inserted && values.rows().size() == 1 ? Clause.ROW : Clause.VALUES;
    for (List<Expr> row : values.rows()) {
      row.forEach(value -> refuse(e, scope, value, clause));
    }
  }

  /** Only what a function in FROM is given: what it returns itself may be many rows. */
  static void member(Evaluation e, Scope scope, Expr function) {
    if (function instanceof Expr.Call call && call.over() == null && !call.special()) {
      call.args().forEach(a -> refuse(e, scope, a.value(), Clause.FROM));
    }
  }

  private static boolean hasOuter(Scope scope) {
    for (Scope at = scope.outer; at != null; at = at.outer) {
      if (!at.ranges.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
