package dev.migrationlens.replay;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import org.jspecify.annotations.Nullable;

/** DROP, RENAME, SET SCHEMA and COMMENT. */
final class ObjectImpact {
  private ObjectImpact() {}

  static void add(Scene scene, ObjectStatement statement) {
    switch (statement) {
      case ObjectStatement.Drop drop -> drop.targets().forEach(t -> drop(scene, drop, t));
      case ObjectStatement.Rename rename -> rename(scene, rename.target());
      case ObjectStatement.SetSchema set -> {
        if (set.target().kind().isRelation()) {
          scene.touch(scene.relation(set.target().name()), Claim.TABLE_MOVE);
        }
      }
      case ObjectStatement.Comment comment -> {
        Relation relation = commented(scene, comment.target());
        if (relation != null && !comment.label()) {
          scene.touch(relation, Claim.TABLE_COMMENT);
        }
      }
      case ObjectStatement.SetOwner owner -> {
        if (owner.target().kind().isRelation()) {
          scene.touch(scene.relation(owner.target().name()), Claim.TABLE_OWNER);
        }
      }
      case ObjectStatement.OtherAlter other -> {}
    }
  }

  private static void drop(Scene scene, ObjectStatement.Drop drop, Target target) {
    switch (target.kind()) {
      case INDEX ->
          scene.touch(
              scene.tableOfIndex(target.name()),
              drop.concurrently() ? Claim.INDEX_DROP_CONCURRENTLY : Claim.INDEX_DROP);
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE ->
          table(scene, scene.relation(target.name()));
      case SCHEMA -> {
        if (drop.cascade()) {
          scene.before().relations(target.name().name()).stream()
              .filter(r -> r.kind() != Relation.Kind.SEQUENCE)
              .forEach(r -> table(scene, r));
        }
      }
      case TRIGGER, POLICY, RULE -> {
        if (target.on() != null) {
          scene.touch(scene.relation(target.on()), Claim.ATTACHMENT_DROP);
        }
      }
      default -> {}
    }
  }

  /** The tables that its keys refer to lose their side of the key. */
  private static void table(Scene scene, @Nullable Relation table) {
    if (table == null) {
      return;
    }
    scene.touchAll(table, Claim.TABLE_DROP);
    for (TableConstraint constraint : table.constraints()) {
      ConstraintImpact.target(scene, table, constraint, Claim.FOREIGN_KEY_DROP_TARGET);
    }
    for (Relation referrer : DmlImpact.referrers(scene, table)) {
      scene.touch(referrer, Claim.FOREIGN_KEY_DROP_TARGET);
    }
  }

  private static void rename(Scene scene, Target target) {
    if (target.kind() == ObjectKind.INDEX) {
      return;
    }
    if (target.kind().isRelation() && target.kind() != ObjectKind.COLUMN) {
      scene.touch(scene.relation(target.name()), Claim.TABLE_RENAME);
    }
    boolean part =
        switch (target.kind()) {
          case COLUMN, CONSTRAINT, TRIGGER, POLICY, RULE -> true;
          default -> false;
        };
    if (part && target.on() != null) {
      scene.touch(scene.relation(target.on()), Claim.TABLE_RENAME);
    }
  }

  private static @Nullable Relation commented(Scene scene, Target target) {
    return switch (target.kind()) {
      case TABLE, VIEW, MATERIALIZED_VIEW -> scene.relation(target.name());
      case COLUMN -> target.on() == null ? null : scene.relation(target.on());
      default -> null;
    };
  }
}
