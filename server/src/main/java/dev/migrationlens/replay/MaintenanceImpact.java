package dev.migrationlens.replay;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.LockMode;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.MaintenanceStatement;
import dev.migrationlens.syntax.ast.Option;
import org.jspecify.annotations.Nullable;

/** VACUUM, ANALYZE, CLUSTER, REINDEX, LOCK. */
final class MaintenanceImpact {
  private MaintenanceImpact() {}

  static void add(Scene scene, MaintenanceStatement statement) {
    switch (statement) {
      case MaintenanceStatement.Vacuum vacuum -> {
        Claim claim =
            !vacuum.vacuum() ? Claim.ANALYZE : full(vacuum) ? Claim.VACUUM_FULL : Claim.VACUUM;
        vacuum.targets().forEach(t -> scene.touchAll(scene.relation(t.table()), claim));
      }
      case MaintenanceStatement.Cluster cluster -> {
        if (cluster.table() != null) {
          scene.touch(scene.relation(cluster.table()), Claim.CLUSTER);
        }
      }
      case MaintenanceStatement.Reindex reindex ->
          scene.touch(
              reindexed(scene, reindex),
              reindex.concurrently() ? Claim.REINDEX_TABLE_CONCURRENTLY : Claim.REINDEX_TABLE);
      case MaintenanceStatement.Lock lock -> {
        LockMode mode = LockMode.of(lock.mode());
        lock.tables().forEach(t -> scene.touch(scene.relation(t), Claim.LOCK_TABLE, mode));
      }
      case MaintenanceStatement.Explain explain -> {
        if (explain.analyze()) {
          Impacts.add(scene, explain.statement());
        }
      }
    }
  }

  /** Whether VACUUM has FULL, which may be switched off in the list of options. */
  static boolean full(MaintenanceStatement.Vacuum vacuum) {
    return vacuum.options().stream().anyMatch(MaintenanceImpact::full);
  }

  private static boolean full(Option option) {
    String value = option.value() == null ? "true" : option.value();
    return option.name().equalsIgnoreCase("full")
        && !value.equalsIgnoreCase("false")
        && !value.equalsIgnoreCase("off")
        && !value.equals("0");
  }

  private static @Nullable Relation reindexed(Scene scene, MaintenanceStatement.Reindex reindex) {
    if (reindex.name() == null) {
      return null;
    }
    return reindex.kind() == ObjectKind.INDEX
        ? scene.tableOfIndex(reindex.name())
        : reindex.kind() == ObjectKind.TABLE ? scene.relation(reindex.name()) : null;
  }
}
