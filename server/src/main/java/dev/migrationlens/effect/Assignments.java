package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.DmlStatement.Assignment;
import dev.migrationlens.syntax.ast.DmlStatement.Target;
import dev.migrationlens.syntax.ast.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that INSERT and UPDATE write. */
final class Assignments {
  private Assignments() {}

  /** What is written to several columns at once; false where it is written otherwise. */
  static boolean several(
      Evaluation e, Scope scope, @Nullable Relation table, Assignment assignment, Uses uses) {
    List<Target> targets = assignment.targets();
    if (assignment.value() instanceof Expr.Row row && targets.size() > 1) {
      var types = row.items().stream().map(v -> Expressions.check(e, scope, v, uses)).toList();
      if (count(e, targets, types.size(), row)) {
        for (int i = 0; i < types.size(); i++) {
          write(e, table, targets.get(i), row.items().get(i), types.get(i));
        }
      }
      return true;
    }
    if (!(assignment.value() instanceof Expr.Subquery sub) || targets.size() < 2) {
      return false;
    }
    List<Scope.Output> outputs = Queries.outputs(e, sub.query(), scope, uses);
    if (outputs != null && count(e, targets, outputs.size(), sub)) {
      for (int i = 0; i < outputs.size(); i++) {
        boolean literal = outputs.get(i).type().isUnknown();
        if (!literal && outputs.get(i).at() instanceof Expr value) {
          write(e, table, targets.get(i), value, outputs.get(i).type());
        }
      }
    }
    return true;
  }

  private static boolean count(Evaluation e, List<Target> targets, int values, Expr at) {
    if (targets.size() == values) {
      return true;
    }
    e.error(
        "counts-differ",
        SqlState.SYNTAX_ERROR,
        values + " values for " + targets.size() + " columns",
        at);
    return false;
  }

  private static void write(
      Evaluation e, @Nullable Relation table, Target target, Expr value, SqlType type) {
    Column column = table == null ? null : table.column(target.column().text());
    if (column != null && !target.partial()) {
      Dml.value(e, column, value, type);
    }
  }

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
