package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.DmlStatement.Insert;
import dev.migrationlens.syntax.ast.DmlStatement.OnConflict;
import dev.migrationlens.syntax.ast.DmlStatement.Target;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** INSERT. */
final class Inserts {
  private Inserts() {}

  static @Nullable List<Scope.Output> check(Evaluation e, Insert insert, Scope outer, Uses uses) {
    Scope around = Scope.inside(outer);
    CommonTables.with(e, insert.with(), around, uses);
    Relation table = Dml.target(e, insert.table(), uses);
    List<Column> columns = table == null ? null : columns(e, table, insert, uses);
    if (insert.source() != null) {
      source(e, insert, insert.source(), columns, around, uses);
    }
    ViewChanges.require(e, table, "INSERT", insert.table());
    Scope scope = Dml.scope(around, table, insert.table(), insert.alias());
    if (insert.onConflict() != null && table != null) {
      onConflict(e, scope, table, insert.onConflict(), uses);
    }
    return Dml.results(e, scope, insert.returning(), uses);
  }

  /** The columns that receive values, in order; null where that is not known. */
  private static @Nullable List<Column> columns(
      Evaluation e, Relation table, Insert insert, Uses uses) {
    if (insert.columns().isEmpty()) {
      table.columns().forEach(c -> uses.column(table.id(), c.number()));
      return table.complete() ? table.columns() : null;
    }
    var columns = new ArrayList<Column>();
    var seen = new HashSet<String>();
    boolean known = true;
    for (Target target : insert.columns()) {
      Column column = Dml.targetColumn(e, table, target, uses);
      if (!seen.add(target.column().text()) && !target.partial()) {
        e.error(
            "already-exists",
            SqlState.DUPLICATE_COLUMN,
            "column `" + target.column().text() + "` is listed twice",
            target.column());
      }
      known &= column != null && !target.partial();
      columns.add(column);
    }
    return known ? columns : null;
  }

  private static void source(
      Evaluation e,
      Insert insert,
      Query source,
      @Nullable List<Column> columns,
      Scope around,
      Uses uses) {
    boolean overriding = insert.overriding() != null;
    if (source instanceof Query.Values values) {
      CommonTables.with(e, values.with(), around, uses);
      for (List<Expr> row : values.rows()) {
        row(e, insert, row, columns, around, overriding, uses);
      }
      Misplaced.values(e, around, values, true);
      return;
    }
    List<Scope.Output> outputs = Queries.outputs(e, source, around, uses);
    if (outputs == null || columns == null) {
      return;
    }
    count(e, insert, outputs.size(), columns.size(), source);
    boolean plain =
        source instanceof Query.Select select
            && !select.distinct()
            && select.distinctOn().isEmpty()
            && select.groupBy().isEmpty();
    for (int i = 0; i < Math.min(outputs.size(), columns.size()); i++) {
      Scope.Output output = outputs.get(i);
      selected(e, columns.get(i), output, overriding);
      if (plain && output.type().isUnknown() && output.at() instanceof Expr.Literal value) {
        // What a query selects as it stands takes the column's type.
        Assignments.requireFits(e, columns.get(i), value, output.type());
      }
    }
  }

  private static void selected(
      Evaluation e, Column column, Scope.Output output, boolean overriding) {
    boolean generated =
        column.generation().computed()
            || (column.generation() == Column.Generation.IDENTITY_ALWAYS && !overriding);
    if (generated) {
      e.relyOn(column.origin());
      e.error(
          "default-does-not-fit",
          SqlState.GENERATED_ALWAYS,
          "`" + column.name() + "` is generated: only DEFAULT can be written to it",
          output.at());
    } else if (!output.type().isUnknown() && output.at() instanceof Expr value) {
      Assignments.requireFits(e, column, value, output.type());
    } else if (!output.type().isUnknown()
        && column.type() != null
        && Coercions.assignable(e, output.type(), column.type())
            == dev.migrationlens.catalog.Certainty.NO) {
      e.relyOn(column.origin());
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "`"
              + column.name()
              + "` is `"
              + column.type().shortFormat()
              + "` but the value is `"
              + output.type().shortFormat()
              + "`",
          output.at());
    }
  }

  private static void row(
      Evaluation e,
      Insert insert,
      List<Expr> row,
      @Nullable List<Column> columns,
      Scope around,
      boolean overriding,
      Uses uses) {
    var types = row.stream().map(v -> Expressions.check(e, around, v, uses)).toList();
    if (columns == null) {
      return;
    }
    if (!row.isEmpty()) {
      count(
          e, insert, row.size(), columns.size(), row.get(Math.min(row.size() - 1, columns.size())));
    }
    for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
      Column column = columns.get(i);
      SqlType type = types.get(i);
      if (overriding && column.generation().identity()) {
        continue;
      }
      Dml.value(e, column, row.get(i), type);
    }
  }

  private static void count(Evaluation e, Insert insert, int values, int columns, Node at) {
    boolean tooFew = values < columns && !insert.columns().isEmpty();
    if (values > columns || tooFew) {
      e.error(
          "counts-differ",
          SqlState.SYNTAX_ERROR,
          values + " values for " + columns + " columns",
          at);
    }
  }

  private static void onConflict(
      Evaluation e, Scope scope, Relation table, OnConflict conflict, Uses uses) {
    if (conflict.update() && conflict.constraint() == null && conflict.items().isEmpty()) {
      e.error(
          "conflict-target-not-unique",
          SqlState.SYNTAX_ERROR,
          "ON CONFLICT DO UPDATE must say on what",
          conflict);
    }
    if (conflict.constraint() != null) {
      AlterConstraints.require(e, table, conflict.constraint());
    }
    target(e, table, conflict);
    Queries.condition(e, scope, conflict.predicate(), "WHERE", uses);
    Scope inner = Scope.inside(scope);
    inner.ranges.add(scope.ranges.get(0));
    inner.ranges.add(scope.ranges.get(0).named("excluded"));
    Dml.assignments(e, inner, table, conflict.set(), uses);
    Queries.condition(e, inner, conflict.where(), "WHERE", uses);
  }

  private static void target(Evaluation e, Relation table, OnConflict conflict) {
    if (conflict.items().isEmpty() || !table.complete() || !table.kind().isTable()) {
      return;
    }
    Set<Integer> wanted = new HashSet<>();
    for (IndexElement item : conflict.items()) {
      if (item.column() == null) {
        expression(e, table, conflict);
        return;
      }
      Column column = Lookup.column(e, table, item.column());
      if (column == null) {
        return;
      }
      wanted.add(column.number());
    }
    if (matches(e, table, wanted, conflict.predicate() != null)) {
      return;
    }
    e.report(
        Problem.of(
                "conflict-target-not-unique",
                SqlState.INVALID_COLUMN_REFERENCE,
                "no unique key of `"
                    + table.name()
                    + "` is on ("
                    + String.join(", ", table.names(List.copyOf(wanted)))
                    + ")",
                conflict
                    .items()
                    .get(0)
                    .span()
                    .to(conflict.items().get(conflict.items().size() - 1).span()))
            .with(Map.of("relation", table.key().toString())));
  }

  /** Only a unique index on expressions can be meant by one. */
  private static void expression(Evaluation e, Relation table, OnConflict conflict) {
    boolean any =
        e.db.indexes(table.id()).stream().anyMatch(i -> i.unique() && i.columns().contains(0));
    if (!any && !e.mayBeThere("relation", "*")) {
      e.error(
          "conflict-target-not-unique",
          SqlState.INVALID_COLUMN_REFERENCE,
          "no unique index of `" + table.name() + "` is on expressions",
          conflict.items().get(0));
    }
  }

  private static boolean matches(
      Evaluation e, Relation table, Set<Integer> wanted, boolean predicate) {
    for (TableConstraint constraint : table.constraints()) {
      if (constraint.isKey() && wanted.equals(new HashSet<>(constraint.columns()))) {
        e.relyOn(constraint.origin());
        return true;
      }
    }
    for (Index index : e.db.indexes(table.id())) {
      if (index.unique()
          && !index.columns().contains(0)
          && (index.predicate() == null || predicate)
          && wanted.equals(new HashSet<>(index.columns()))) {
        e.relyOn(index.origin());
        return true;
      }
    }
    return false;
  }
}
