package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.Optional;

/** A column that gets another type. */
final class RetypedColumn {
  private RetypedColumn() {}

  /** Whether the column is older than this migration. */
  static boolean rewritten(StatementCase statement, AlterAction.SetType set, Touch touch) {
    Column column = touch.relation().column(set.column().text());
    return column != null && !Clients.bornIn(statement.replay(), statement.step(), column.origin());
  }

  /** Beside the old column, where nothing but the column itself has to be made anew. */
  static Optional<Fix> cure(StatementCase statement, AlterAction.SetType set, Relation table) {
    Column column = table.column(set.column().text());
    boolean only =
        statement.statement() instanceof TableStatement.Alter alter && alter.actions().size() == 1;
    return only && column != null && isPlain(statement, set) && isBare(statement, table, column)
        ? ExpandAndContract.retype(statement, table, column, statement.source(set.type()))
        : Optional.empty();
  }

  /** Whether PostgreSQL converts the values by itself, or by the cast that a trigger writes too. */
  private static boolean isPlain(StatementCase statement, AlterAction.SetType set) {
    String cast = statement.source(set.column()) + "::" + statement.source(set.type());
    return set.using() == null
        || statement.source(set.using()).replaceAll("\\s+", "").equals(cast.replaceAll("\\s+", ""));
  }

  private static boolean isBare(StatementCase statement, Relation table, Column column) {
    int number = column.number();
    return !column.notNull()
        && column.defaultText() == null
        && column.generation() == Column.Generation.NONE
        && table.constraints().stream().noneMatch(c -> c.columns().contains(number))
        && statement.before().indexes(table.id()).stream()
            .noneMatch(
                i ->
                    i.predicate() != null
                        || i.columns().contains(0)
                        || i.columns().contains(number))
        && statement.before().dependents(table.id()).stream()
            .noneMatch(d -> d.columns().isEmpty() || d.columns().contains(number));
  }
}
