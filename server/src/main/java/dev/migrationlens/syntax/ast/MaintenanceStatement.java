package dev.migrationlens.syntax.ast;

import dev.migrationlens.sql.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VACUUM, ANALYZE, CLUSTER, REINDEX, LOCK, EXPLAIN. */
public sealed interface MaintenanceStatement extends Statement {

  /** VACUUM or ANALYZE. */
  record Vacuum(
      boolean vacuum, List<Option> options, List<VacuumTarget> targets, int start, int end)
      implements MaintenanceStatement {
    public Vacuum {
      options = List.copyOf(options);
      targets = List.copyOf(targets);
    }
  }

  /** A table and perhaps columns. */
  record VacuumTarget(ObjectName table, List<Ident> columns) {
    public VacuumTarget {
      columns = List.copyOf(columns);
    }
  }

  /** CLUSTER [t [USING i]]. */
  record Cluster(@Nullable ObjectName table, @Nullable Ident index, int start, int end)
      implements MaintenanceStatement {}

  /** REINDEX; kind is INDEX, TABLE, SCHEMA or DATABASE (SYSTEM too). */
  record Reindex(
      ObjectKind kind, @Nullable ObjectName name, boolean concurrently, int start, int end)
      implements MaintenanceStatement {}

  /** LOCK TABLE; the mode in upper case. */
  record Lock(List<ObjectName> tables, String mode, boolean nowait, int start, int end)
      implements MaintenanceStatement {
    public Lock {
      tables = List.copyOf(tables);
    }
  }

  /** EXPLAIN; with ANALYZE the statement runs. */
  record Explain(Statement statement, boolean analyze, int start, int end)
      implements MaintenanceStatement {}
}
