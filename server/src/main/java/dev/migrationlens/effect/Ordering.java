package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What DISTINCT and set operations can be sorted by, and which rows can be locked. */
final class Ordering {
  private Ordering() {}

  static void check(Evaluation e, Scope scope, Query.Select select) {
    if (select.distinct() && select.distinctOn().isEmpty()) {
      select.tail().orderBy().forEach(item -> distinct(e, scope, select, item.value()));
    }
    if (!select.distinctOn().isEmpty() && !select.tail().orderBy().isEmpty()) {
      distinctOn(e, select, select.tail().orderBy().get(0).value());
    }
    if (select.tail().locks()) {
      lock(e, scope, select);
    }
  }

  /** Rows that are one are not many when they are sorted. */
  private static void distinct(Evaluation e, Scope scope, Query.Select select, Expr item) {
    boolean plain = select.outputs().stream().allMatch(o -> isPlain(o.value()));
    boolean call = item instanceof Expr.Call || item instanceof Expr.Operator;
    if (!plain || !(call || item instanceof Expr.ColumnRef ref && !isShown(select, ref))) {
      return;
    }
    if (scope.anyOpen() || (call && Parts.of(item).isEmpty())) {
      return;
    }
    e.error(
        "syntax-error",
        SqlState.INVALID_COLUMN_REFERENCE,
        "with DISTINCT, ORDER BY can only name what is selected",
        item);
  }

  private static boolean isPlain(Expr expr) {
    return expr instanceof Expr.ColumnRef ref && !ref.star();
  }

  private static boolean isShown(Query.Select select, Expr.ColumnRef ref) {
    String name = ref.last().text();
    return ref.star()
        || select.outputs().stream()
            .anyMatch(
                o ->
                    (o.alias() != null && o.alias().text().equals(name))
                        || (o.value() instanceof Expr.ColumnRef shown
                            && shown.last().text().equals(name)));
  }

  private static void distinctOn(Evaluation e, Query.Select select, Expr first) {
    boolean plain = select.distinctOn().stream().allMatch(Ordering::isPlain);
    if (!plain || !(first instanceof Expr.ColumnRef ref) || ref.star()) {
      return;
    }
    String name = ref.last().text();
    boolean renamed =
        select.outputs().stream()
            .anyMatch(
                o -> o.alias() != null && (o.alias().text().equals(name) || names(select, o)));
    boolean same =
        select.distinctOn().stream().anyMatch(d -> ((Expr.ColumnRef) d).last().text().equals(name));
    if (!same && !renamed) {
      e.error(
          "syntax-error",
          SqlState.INVALID_COLUMN_REFERENCE,
          "ORDER BY must begin with what DISTINCT ON names",
          first);
    }
  }

  private static boolean names(Query.Select select, Query.Output output) {
    Ident alias = output.alias();
    return alias != null
        && select.distinctOn().stream()
            .anyMatch(d -> ((Expr.ColumnRef) d).last().text().equals(alias.text()));
  }

  /** Rows that are no longer those of a table cannot be locked. */
  private static void lock(Evaluation e, Scope scope, Query.Select select) {
    boolean merged =
        select.distinct()
            || !select.distinctOn().isEmpty()
            || !select.groupBy().isEmpty()
            || select.having() != null
            || select.outputs().stream().anyMatch(o -> Grouping.gathers(e, o.value()));
    if (merged) {
      refuseLock(e, select);
      return;
    }
    for (ObjectName locked : select.tail().lockedTables()) {
      boolean there =
          scope.anyOpen() || scope.ranges.stream().anyMatch(r -> locked.name().equals(r.alias()));
      if (!there) {
        e.report(
            new Problem(
                "missing-relation",
                SqlState.UNDEFINED_TABLE,
                "`" + locked.name() + "` of FOR UPDATE is not in FROM",
                locked.span(),
                null,
                Map.of()));
      }
    }
  }

  static void refuseLock(Evaluation e, Node query) {
    e.error(
        "syntax-error",
        SqlState.FEATURE_NOT_SUPPORTED,
        "FOR UPDATE locks rows of tables, which these are not",
        query);
  }

  /** A set operation can only be sorted by its output columns. */
  static void check(
      Evaluation e, Query.SetOperation set, Scope outer, @Nullable List<Scope.Output> outputs) {
    if (set.tail().locks()) {
      refuseLock(e, set);
    }
    for (Scope at = outer; at != null; at = at.outer) {
      if (at.open || !at.variables.isEmpty() || !at.ranges.isEmpty() || !at.rows.isEmpty()) {
        return;
      }
    }
    for (Expr.OrderItem item : outputs == null ? List.<Expr.OrderItem>of() : set.tail().orderBy()) {
      if (item.value() instanceof Expr.ColumnRef ref && ref.parts().size() == 1) {
        String name = ref.last().text();
        if (outputs.stream().noneMatch(o -> o.name().equals(name))) {
          missing(e, name, ref, outputs);
        }
      } else if (item.value() instanceof Expr.Operator || item.value() instanceof Expr.Call) {
        e.error(
            "syntax-error",
            SqlState.FEATURE_NOT_SUPPORTED,
            set.operator() + " can only be sorted by its columns",
            item.value());
      }
    }
  }

  private static void missing(
      Evaluation e, String name, Expr.ColumnRef at, List<Scope.Output> outputs) {
    e.report(
        new Problem(
            "missing-column",
            SqlState.UNDEFINED_COLUMN,
            "there is no column `" + name + "` here",
            at.span(),
            new Sought(
                Sought.What.COLUMN,
                null,
                List.of(),
                name,
                outputs.stream().map(Scope.Output::name).toList()),
            Map.of()));
  }
}
