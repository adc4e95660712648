package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.TableStatement;
import org.jspecify.annotations.Nullable;

/** Where a column is written. */
final class WrittenColumn {
  private WrittenColumn() {}

  /** The definition at a column's origin; null where it is not written in the statement itself. */
  static @Nullable ColumnDef of(Step step, Column column) {
    return switch (step.parsed() == null ? null : step.parsed().statement()) {
      case TableStatement.CreateTable create -> {
        for (var element : create.elements()) {
          if (element instanceof TableStatement.ColumnElement one && isAt(one.column(), column)) {
            yield one.column();
          }
        }
        yield null;
      }
      case TableStatement.Alter alter -> {
        for (AlterAction action : alter.actions()) {
          if (action instanceof AlterAction.AddColumn add && isAt(add.column(), column)) {
            yield add.column();
          }
        }
        yield null;
      }
      case null, default -> null;
    };
  }

  private static boolean isAt(ColumnDef written, Column column) {
    return written.name().start() == column.origin().span().start();
  }
}
