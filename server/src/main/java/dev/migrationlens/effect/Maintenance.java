package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.MaintenanceStatement;

/** VACUUM, ANALYZE, CLUSTER, REINDEX, LOCK, EXPLAIN. */
final class Maintenance {
  private Maintenance() {}

  static void apply(Evaluation e, MaintenanceStatement statement) {
    switch (statement) {
      case MaintenanceStatement.Vacuum vacuum -> vacuum(e, vacuum);
      case MaintenanceStatement.Cluster cluster -> {
        if (cluster.table() != null) {
          Lookup.relation(e, cluster.table());
        } else {
          Transactions.refuseInBlock(e, "CLUSTER", cluster);
        }
      }
      case MaintenanceStatement.Reindex reindex -> reindex(e, reindex);
      case MaintenanceStatement.Lock lock -> lock(e, lock);
      case MaintenanceStatement.Explain explain -> {
        if (explain.analyze()) {
          Effects.apply(e, explain.statement());
        } else if (explain.statement() instanceof DmlStatement planned) {
          Dml.returning(e, planned, e.around, new Uses());
        }
      }
    }
  }

  private static void vacuum(Evaluation e, MaintenanceStatement.Vacuum vacuum) {
    if (vacuum.vacuum()) {
      Transactions.refuseInBlock(e, "VACUUM", vacuum);
    }
    for (MaintenanceStatement.VacuumTarget target : vacuum.targets()) {
      Relation table = Lookup.relation(e, target.table(), Lookup.IfSchemaMissing.SCHEMA_MISSING);
      if (table != null) {
        target.columns().forEach(c -> Lookup.column(e, table, c));
      }
    }
  }

  private static void reindex(Evaluation e, MaintenanceStatement.Reindex reindex) {
    if (reindex.concurrently()) {
      Transactions.refuseInBlock(e, "REINDEX CONCURRENTLY", reindex);
    }
    if (reindex.name() == null) {
      return;
    }
    switch (reindex.kind()) {
      case INDEX, TABLE -> {
        if (Lookup.entry(e, reindex.name()) == null) {
          Lookup.relation(e, reindex.name());
        }
      }
      case SCHEMA -> Lookup.reportMissingSchema(e, reindex.name().last());
      default -> {}
    }
  }

  private static void lock(Evaluation e, MaintenanceStatement.Lock lock) {
    if (Transactions.state(e).equals("none") && !e.inRoutine()) {
      Transactions.needsBlock(e, "LOCK TABLE", lock);
    }
    lock.tables().forEach(t -> Lookup.relation(e, t));
  }
}
