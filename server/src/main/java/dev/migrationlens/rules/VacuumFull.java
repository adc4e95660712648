package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.MaintenanceStatement;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.Optional;

/** VACUUM FULL and CLUSTER write the table again. */
final class VacuumFull implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "vacuum-full",
          Severity.INFO,
          Topic.LOCKS,
          "A table written again while everybody waits",
          """
          `VACUUM FULL` and `CLUSTER` copy the table under an ACCESS EXCLUSIVE lock. Plain `VACUUM` blocks nobody; where the
          space must go back to the disk, an extension such as pg_repack does it beside running clients.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          vacuum full tickets;
          --^^^^^^^^^^^^^^^^^ info[vacuum-full]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes while the table is rewritten
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof MaintenanceStatement
        || statement.statement() instanceof TableStatement.Alter) {
      for (Touch touch :
          Running.touches(statement, Claim.VACUUM_FULL, Claim.CLUSTER, Claim.TABLE_PERSISTENCE)) {
        Running.report(
            statement,
            touch,
            statement.statement(),
            Running.lock(statement, touch, "while the table is rewritten"),
            Optional.empty());
      }
    }
  }
}
