package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;

/** Columns that must have a value, in rows that certainly have none for them. */
final class Required {
  private Required() {}

  /** Rows of VALUES that an INSERT certainly puts into a table. */
  static void check(Evaluation e, DmlStatement.Insert insert, Query.Values values, Relation table) {
    boolean certain =
        table.complete()
            && table.kind() == Relation.Kind.TABLE
            && e.db.scan(Space.RULE, Long.toString(table.id())).isEmpty()
            && e.db.triggers(table.id()).stream()
                .allMatch(t -> t.timing().equals("AFTER") || !t.forEachRow())
            && !e.mayBeThere("trigger", "*");
    for (Column column : certain ? table.columns() : List.<Column>of()) {
      if (mustBeGiven(e, column) && !e.failed()) {
        values.rows().forEach(row -> given(e, insert, row, table, column));
      }
    }
  }

  private static boolean mustBeGiven(Evaluation e, Column column) {
    PgType own = column.type() == null ? null : e.types().own(column.type());
    return column.notNull()
        && column.type() != null
        && (own == null || own.kind() != PgType.Kind.DOMAIN)
        && !e.uncertain("column", column.name());
  }

  private static void given(
      Evaluation e, DmlStatement.Insert insert, List<Expr> row, Relation table, Column column) {
    boolean filled = column.hasDefault() || column.generation() != Column.Generation.NONE;
    boolean listed = false;
    for (int i = 0; i < row.size(); i++) {
      if (column.equals(Lengths.column(table, insert, i))) {
        listed = true;
        boolean isNull = Constraints.isNull(row.get(i));
        boolean isDefault =
            row.get(i) instanceof Expr.Special special
                && special.word().equalsIgnoreCase("default");
        if (isNull ? !column.generation().computed() : isDefault && !filled) {
          refuse(e, column, "cannot be NULL", row.get(i));
        }
      }
    }
    boolean partial = insert.columns().stream().anyMatch(DmlStatement.Target::partial);
    if (!listed && !filled && !partial) {
      refuse(e, column, "must be given: it has no default and cannot be NULL", insert.table());
    }
  }

  /** A column without values cannot be required of rows that are there. */
  static void added(Evaluation e, Relation table, Column column, ColumnDef def) {
    boolean empty = StoredRows.certain(e, table) && mustBeGiven(e, column);
    boolean filled =
        column.hasDefault()
            || column.generation() != Column.Generation.NONE
            || def.constraints().stream().anyMatch(Constraint.Default.class::isInstance);
    if (empty && !filled && !e.failed()) {
      refuse(e, column, "must be given, and the table has rows", def.name());
    }
  }

  private static void refuse(Evaluation e, Column column, String why, Node at) {
    if (!e.failed()) {
      e.relyOn(column.origin());
      e.error(
          "default-does-not-fit",
          SqlState.NOT_NULL_VIOLATION,
          "`" + column.name() + "` " + why,
          at);
    }
  }
}
