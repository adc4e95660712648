package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.AlterAction;

/** A column that gets another type. */
final class RetypedColumn {
  private RetypedColumn() {}

  /** Whether the column is older than this migration. */
  static boolean rewritten(StatementCase statement, AlterAction.SetType set, Touch touch) {
    Column column = touch.relation().column(set.column().text());
    return column != null && !Clients.bornIn(statement.replay(), statement.step(), column.origin());
  }
}
