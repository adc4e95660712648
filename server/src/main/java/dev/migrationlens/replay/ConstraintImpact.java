package dev.migrationlens.replay;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;

/** Constraints that are added to tables and validated. */
final class ConstraintImpact {
  private ConstraintImpact() {}

  static void add(Scene scene, Relation table, Constraint constraint) {
    boolean notValid = constraint.timing().notValid();
    switch (constraint) {
      case Constraint.ForeignKey key -> foreignKey(scene, table, key);
      case Constraint.Check check ->
          scene.touchAll(
              table,
              notValid || check.timing().notEnforced()
                  ? Claim.CHECK_ADD_NOT_VALID
                  : Claim.CHECK_ADD);
      case Constraint.NotNull notNull -> {
        String column = notNull.columns().isEmpty() ? "" : notNull.columns().get(0).text();
        Column known = table.column(column);
        boolean proven = notValid || (known != null && known.notNull());
        scene.touchAll(table, proven ? Claim.NOT_NULL_SET_PROVEN : Claim.NOT_NULL_SET);
      }
      case Constraint.Key key -> key(scene, table, key);
      case Constraint.Exclusion exclusion -> scene.touchAll(table, Claim.EXCLUSION_ADD);
      case Constraint.ExplicitNull none -> {}
      case Constraint.Default value -> {}
      case Constraint.Generated generated -> {}
      case Constraint.Identity identity -> {}
    }
  }

  private static void foreignKey(Scene scene, Relation table, Constraint.ForeignKey key) {
    boolean notValid = key.timing().notValid() || key.timing().notEnforced();
    scene.touchAll(table, notValid ? Claim.FOREIGN_KEY_ADD_NOT_VALID : Claim.FOREIGN_KEY_ADD);
    Relation target = scene.relation(key.target());
    if (target != null && target.id() != table.id()) {
      scene.touchAll(
          target, notValid ? Claim.FOREIGN_KEY_ADD_NOT_VALID_TARGET : Claim.FOREIGN_KEY_ADD_TARGET);
    }
  }

  private static void key(Scene scene, Relation table, Constraint.Key key) {
    if (key.usingIndex() == null) {
      scene.touchAll(table, Claim.KEY_ADD);
      return;
    }
    boolean nullable = false;
    for (Index index : scene.before().indexes(table.id())) {
      if (index.name().equals(key.usingIndex().text())) {
        nullable =
            key.primary()
                && index.columns().stream()
                    .map(table::column)
                    .anyMatch(c -> c == null || !c.notNull());
      }
    }
    scene.touch(table, nullable ? Claim.KEY_ADD_USING_INDEX_CHECKED : Claim.KEY_ADD_USING_INDEX);
  }

  static void validate(Scene scene, Relation table, AlterAction.ValidateConstraint validate) {
    TableConstraint constraint = table.constraint(validate.name().text());
    if (constraint == null) {
      return;
    }
    if (constraint.validated()) {
      scene.touch(table, Claim.CONSTRAINT_VALIDATED_ALREADY);
      return;
    }
    scene.touchAll(table, Claim.CONSTRAINT_VALIDATE);
    target(scene, table, constraint, Claim.CONSTRAINT_VALIDATE_TARGET);
  }

  /** The table that a foreign key refers to, if it is another. */
  static void target(Scene scene, Relation table, TableConstraint constraint, Claim claim) {
    if (constraint.target() != 0 && constraint.target() != table.id()) {
      scene.touch(scene.before().relationById(constraint.target()), claim);
    }
  }
}
