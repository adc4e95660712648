package dev.migrationlens.replay;

import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.Query;

/** CREATE INDEX and CREATE STATISTICS. */
final class IndexImpact {
  private IndexImpact() {}

  static void add(Scene scene, IndexStatement statement) {
    switch (statement) {
      case IndexStatement.CreateIndex create -> {
        boolean there =
            create.ifNotExists() && create.name() != null && scene.entry(create.name()) != null;
        Claim claim = create.concurrently() ? Claim.INDEX_BUILD_CONCURRENTLY : Claim.INDEX_BUILD;
        if (there && !create.concurrently()) {
          scene.touch(scene.relation(create.table()), Claim.INDEX_BUILT_ALREADY);
        } else if (there || create.only()) {
          scene.touch(scene.relation(create.table()), claim);
        } else {
          build(scene, create, claim);
        }
      }
      case IndexStatement.CreateStatistics create -> {
        for (Query.FromItem item : create.from()) {
          if (item instanceof Query.Relation relation) {
            scene.touch(scene.relation(relation.name()), Claim.STATISTICS);
          }
        }
      }
    }
  }

  /** An index of a partitioned table is one of each partition; other children have none. */
  private static void build(Scene scene, IndexStatement.CreateIndex create, Claim claim) {
    var table = scene.relation(create.table());
    if (table != null && table.traits().partitionBy() != null) {
      scene.touchAll(table, claim);
    } else {
      scene.touch(table, claim);
    }
  }
}
