package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement.BoundKind;
import dev.migrationlens.syntax.ast.TableStatement.PartitionBound;
import java.util.Locale;

/** Bounds of partitions against the way their parent is partitioned. */
final class Partitions {
  private Partitions() {}

  static void checkBound(Evaluation e, ObjectName parentName, PartitionBound bound) {
    RelationEntry found = Lookup.entry(e, parentName);
    if (!(found instanceof Relation parent)
        || parent.traits().partitionBy() == null
        || bound.kind() == BoundKind.DEFAULT) {
      return;
    }
    String wanted =
        switch (bound.kind()) {
          case IN -> "list";
          case RANGE -> "range";
          case HASH -> "hash";
          case DEFAULT -> "";
        };
    String actual = parent.traits().partitionBy();
    if (!wanted.equals(actual)) {
      e.relyOn(parent.origin());
      e.error(
          "relation-kind-differs",
          SqlState.INVALID_TABLE_DEFINITION,
          "`" + parent.name() + "` is partitioned by " + actual.toUpperCase(Locale.ROOT),
          bound);
    }
  }
}
