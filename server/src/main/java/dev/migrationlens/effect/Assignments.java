package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;

/** Values that INSERT and UPDATE write. */
final class Assignments {
  private Assignments() {}

  /** Reports a value that certainly cannot be stored in a column. */
  static void requireFits(Evaluation e, Column column, Expr value, SqlType type) {
    SqlType target = column.type();
    if (target == null || target.isUnsure() || type.isUnsure()) {
      return;
    }
    if (value instanceof Expr.Literal literal && type.isUnknown()) {
      e.relyOn(column.origin());
      Columns.literalFits(e, literal, target);
      return;
    }
    if (Coercions.assignable(e, type, target) == Certainty.NO) {
      e.relyOn(column.origin());
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "`"
              + column.name()
              + "` is `"
              + target.shortFormat()
              + "` but the value is `"
              + type.shortFormat()
              + "`",
          value);
    }
  }
}
