package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import org.jspecify.annotations.Nullable;

/** Clauses of one column that contradict each other. */
final class ColumnClauses {
  private ColumnClauses() {}

  static void check(Evaluation e, ColumnDef def, boolean serial) {
    boolean value = serial;
    boolean identity = false;
    boolean computed = false;
    @Nullable Boolean nullable = serial ? Boolean.FALSE : null;
    for (Constraint constraint : def.constraints()) {
      boolean gives = constraint instanceof Constraint.Default;
      boolean counts = constraint instanceof Constraint.Identity;
      boolean computes = constraint instanceof Constraint.Generated;
      if ((gives && (value || identity || computed))
          || (counts && (value || identity || computed))
          || (computes && (value || identity || computed))) {
        refuse(e, "`" + def.name().text() + "` gets its value in two ways", constraint);
        return;
      }
      value |= gives;
      identity |= counts;
      computed |= computes;
      Boolean says = saysNull(constraint);
      if (says != null && nullable != null && !says.equals(nullable)) {
        refuse(e, "`" + def.name().text() + "` is both NULL and NOT NULL", constraint);
        return;
      }
      nullable = says == null ? nullable : says;
    }
  }

  private static @Nullable Boolean saysNull(Constraint constraint) {
    if (constraint instanceof Constraint.ExplicitNull) {
      return Boolean.TRUE;
    }
    return constraint instanceof Constraint.NotNull ? Boolean.FALSE : null;
  }

  private static void refuse(Evaluation e, String why, Constraint at) {
    e.error("syntax-error", SqlState.SYNTAX_ERROR, why, at);
  }
}
