package dev.migrationlens.replay;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.TypeStatement;

/** Domains: their constraints are checked in every table that uses them. */
final class TypeImpact {
  private TypeImpact() {}

  static void add(Scene scene, TypeStatement statement) {
    if (!(statement instanceof TypeStatement.AlterDomain alter)) {
      return;
    }
    boolean checks =
        switch (alter.action()) {
          case AlterAction.AddConstraint add -> !add.constraint().timing().notValid();
          case AlterAction.SetNotNull set -> set.notNull();
          case AlterAction.ValidateConstraint validate -> true;
          default -> false;
        };
    PgType domain = scene.type(alter.name());
    if (checks && domain != null) {
      users(scene, domain);
    }
  }

  private static void users(Scene scene, PgType domain) {
    for (String schema : scene.before().timeline().parentsEver(Space.RELATION)) {
      for (Relation relation : scene.before().relations(schema)) {
        boolean stored =
            relation.kind().isTable() || relation.kind() == Relation.Kind.MATERIALIZED_VIEW;
        if (stored && relation.columns().stream().anyMatch(c -> uses(c, domain))) {
          scene.touch(relation, Claim.DOMAIN_CHECK);
        }
      }
    }
  }

  private static boolean uses(Column column, PgType domain) {
    return column.type() != null
        && domain.schema().equals(column.type().schema())
        && domain.name().equals(column.type().name());
  }
}
