package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.query.Outputs;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where aggregates and window functions may stand, and what a group has only one of. */
final class Grouping {
  private final Evaluation e;
  private final Scope scope;
  private final Query.Select select;

  /** The columns that GROUP BY names anywhere. */
  private final Set<Column> grouped = new HashSet<>();

  /** A column of one member of FROM. */
  private record Column(Scope.Range range, String name) {}

  private Grouping(Evaluation e, Scope scope, Query.Select select) {
    this.e = e;
    this.scope = scope;
    this.select = select;
  }

  /** Reports the first column of a grouped query that a group may have many values of. */
  static void check(Evaluation e, Scope scope, Query.Select select) {
    boolean grouped =
        !select.groupBy().isEmpty()
            || select.having() != null
            || select.outputs().stream()
                .anyMatch(o -> aggregates(e, o.value()) || asksForGroups(o.value()));
    if (grouped && !e.failed()) {
      new Grouping(e, scope, select).check();
    }
  }

  private void check() {
    for (Expr item : select.groupBy()) {
      if (!collect(meant(item))) {
        return;
      }
    }
    var shown = new ArrayList<Expr>();
    select.outputs().forEach(o -> shown.add(o.value()));
    if (select.having() != null) {
      shown.add(select.having());
    }
    for (Expr.OrderItem item : select.tail().orderBy()) {
      Expr by = item.value();
      boolean output = by instanceof Expr.ColumnRef ref && ref.parts().size() == 1 && isOutput(ref);
      if (!output && !(by instanceof Expr.Literal)) {
        shown.add(by);
      }
    }
    for (Expr each : shown) {
      if (!lives(each)) {
        return;
      }
    }
  }

  private boolean isOutput(Expr.ColumnRef ref) {
    return select.outputs().stream()
        .anyMatch(
            o ->
                (o.alias() != null ? o.alias().text() : Outputs.name(o.value()))
                        .equals(ref.last().text())
                    || (o.value() instanceof Expr.ColumnRef star && star.star()));
  }

  /** What an output's number or name in GROUP BY means. */
  private Expr meant(Expr item) {
    if (item instanceof Expr.Literal literal && literal.value().matches("[1-9][0-9]{0,3}")) {
      int at = Integer.parseInt(literal.value());
      return at <= select.outputs().size() ? select.outputs().get(at - 1).value() : item;
    }
    if (item instanceof Expr.ColumnRef ref && ref.parts().size() == 1 && find(ref) == null) {
      for (Query.Output output : select.outputs()) {
        if (output.alias() != null && output.alias().text().equals(ref.last().text())) {
          return output.value();
        }
      }
    }
    return item;
  }

  /** False where something in GROUP BY is beyond us. */
  private boolean collect(Expr expr) {
    if (expr instanceof Expr.Subquery || expr instanceof Expr.Unknown) {
      return false;
    }
    if (expr instanceof Expr.ColumnRef ref) {
      Column column = ref.star() ? null : find(ref);
      if (column == null) {
        return false;
      }
      grouped.add(column);
    }
    return Parts.of(expr).stream().allMatch(this::collect);
  }

  private @Nullable Column find(Expr.ColumnRef ref) {
    String name = ref.last().text();
    var found = new ArrayList<Column>(1);
    for (Scope.Range range : scope.ranges) {
      boolean named =
          ref.parts().size() == 1
              || ref.parts().get(ref.parts().size() - 2).text().equals(range.alias());
      if (named && range.item(name) != null) {
        found.add(new Column(range, name));
      }
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  /** False once something was reported. */
  private boolean lives(Expr expr) {
    if (expr instanceof Expr.Call call && isGrouping(call)) {
      return call.args().stream().allMatch(a -> isGrouped(a.value()));
    }
    boolean whole =
        expr instanceof Expr.Subquery || (expr instanceof Expr.Call call && mayAggregate(call));
    if (whole) {
      return true;
    }
    if (expr instanceof Expr.ColumnRef ref && !ref.star()) {
      Column column = find(ref);
      return column == null || isOne(column) || refuse(column, ref);
    }
    return Parts.of(expr).stream().allMatch(this::lives);
  }

  /** Whether what a call is given may have many values; of some functions nobody knows the kind. */
  private boolean mayAggregate(Expr.Call call) {
    if (call.special() || call.over() != null) {
      return false;
    }
    List<Routine> routines = RoutineLookup.visible(e, call.name());
    return routines.isEmpty()
        || !call.withinGroup().isEmpty()
        || e.uncertain("routine", call.name().name())
        || routines.stream()
            .anyMatch(r -> r.signature().kind() == FunctionSignature.Kind.AGGREGATE);
  }

  static boolean isGrouping(Expr.Call call) {
    return call.special() && call.name().name().equalsIgnoreCase("grouping");
  }

  private static boolean asksForGroups(Expr expr) {
    return (expr instanceof Expr.Call call && isGrouping(call))
        || Parts.of(expr).stream().anyMatch(Grouping::asksForGroups);
  }

  /** Whether GROUPING can tell of an expression; what is no plain column is beyond us. */
  private boolean isGrouped(Expr expr) {
    Column column = expr instanceof Expr.ColumnRef ref && !ref.star() ? find(ref) : null;
    if (column == null || grouped.contains(column) || scope.merged.contains(column.name())) {
      return true;
    }
    e.error(
        "ambiguous-name",
        SqlState.GROUPING_ERROR,
        "GROUPING can only name what GROUP BY names, not `" + column.name() + "`",
        expr);
    return false;
  }

  private boolean isOne(Column column) {
    if (grouped.contains(column) || scope.merged.contains(column.name())) {
      return true;
    }
    Relation table =
        column.range().relation() == 0 ? null : e.db.relationById(column.range().relation());
    if (table == null) {
      return column.range().relation() != 0;
    }
    TableConstraint key = table.primaryKey();
    return key != null
        && table.names(key.columns()).stream()
            .allMatch(name -> grouped.contains(new Column(column.range(), name)));
  }

  private boolean refuse(Column column, Node at) {
    e.error(
        "ambiguous-name",
        SqlState.GROUPING_ERROR,
        "`" + column.name() + "` has many values in a group: group by it or aggregate it",
        at);
    return false;
  }

  static boolean aggregates(Evaluation e, Expr expr) {
    return (expr instanceof Expr.Call call && isAggregate(e, call))
        || Parts.of(expr).stream().anyMatch(part -> aggregates(e, part));
  }

  /** Whether one row comes of many, or of a window over them. */
  static boolean gathers(Evaluation e, Expr expr) {
    return (expr instanceof Expr.Call call && (call.over() != null || isAggregate(e, call)))
        || Parts.of(expr).stream().anyMatch(part -> gathers(e, part));
  }

  static boolean isAggregate(Evaluation e, Expr.Call call) {
    if (call.over() != null || call.special()) {
      return false;
    }
    if (!call.withinGroup().isEmpty()) {
      return true;
    }
    List<Routine> routines = RoutineLookup.visible(e, call.name());
    return !routines.isEmpty()
        && routines.stream()
            .allMatch(r -> r.signature().kind() == FunctionSignature.Kind.AGGREGATE);
  }
}
