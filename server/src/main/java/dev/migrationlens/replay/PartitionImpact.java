package dev.migrationlens.replay;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.AlterAction.AttachPartition;
import dev.migrationlens.syntax.ast.AlterAction.DetachPartition;

/** Partitions that come and go, and tables that inherit. */
final class PartitionImpact {
  private PartitionImpact() {}

  static void attach(Scene scene, Relation parent, AttachPartition attach) {
    scene.touch(parent, Claim.PARTITION_ATTACH_PARENT);
    Relation partition = scene.relation(attach.partition());
    boolean checked =
        partition != null && partition.constraints().stream().anyMatch(PartitionImpact::mayProve);
    scene.touchAll(partition, checked ? Claim.PARTITION_ATTACH_CHECKED : Claim.PARTITION_ATTACH);
  }

  /** Whether a constraint may say that the rows fit the bounds. */
  private static boolean mayProve(TableConstraint constraint) {
    return constraint.kind() == TableConstraint.Kind.CHECK && constraint.validated();
  }

  static void detach(Scene scene, Relation parent, DetachPartition detach) {
    Relation partition = scene.relation(detach.partition());
    if (detach.concurrently()) {
      scene.touch(parent, Claim.PARTITION_DETACH_CONCURRENTLY);
      scene.touch(partition, Claim.PARTITION_DETACH);
    } else {
      scene.touch(parent, Claim.PARTITION_DETACH);
      scene.touch(partition, Claim.PARTITION_DETACH);
    }
  }

  static void inherit(Scene scene, Relation child, AlterAction.Inherit inherit) {
    scene.touch(child, Claim.INHERIT_CHILD);
    scene.touch(scene.relation(inherit.parent()), Claim.INHERIT_PARENT);
  }
}
