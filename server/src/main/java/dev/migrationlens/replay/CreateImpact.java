package dev.migrationlens.replay;

import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE: a new table locks nobody, but what it refers to may be in use. */
final class CreateImpact {
  private CreateImpact() {}

  static void add(Scene scene, TableStatement.CreateTable create) {
    if (scene.relation(create.name()) != null) {
      return;
    }
    for (ObjectName target : targets(create)) {
      if (!target.qualified().equals(create.name().qualified())) {
        scene.touch(scene.relation(target), Claim.REFERENCED_BY_NEW);
      }
    }
    create.inherits().forEach(p -> scene.touch(scene.relation(p), Claim.INHERIT_PARENT));
    if (create.partitionOf() != null) {
      scene.touch(scene.relation(create.partitionOf().parent()), Claim.PARTITION_CREATE_PARENT);
    }
  }

  private static List<ObjectName> targets(TableStatement.CreateTable create) {
    var targets = new ArrayList<ObjectName>();
    for (TableStatement.TableElement element : create.elements()) {
      switch (element) {
        case TableStatement.ColumnElement column ->
            column.column().constraints().forEach(c -> target(c, targets));
        case TableStatement.ConstraintElement constraint ->
            target(constraint.constraint(), targets);
        case TableStatement.LikeElement like -> {}
      }
    }
    return targets;
  }

  private static void target(Constraint constraint, List<ObjectName> targets) {
    if (constraint instanceof Constraint.ForeignKey key) {
      targets.add(key.target());
    }
  }
}
