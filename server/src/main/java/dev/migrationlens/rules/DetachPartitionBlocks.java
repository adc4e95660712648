package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.AlterAction;
import java.util.Optional;

/** DETACH PARTITION without CONCURRENTLY. */
final class DetachPartitionBlocks implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "detach-partition-blocks",
          Severity.INFO,
          Topic.LOCKS,
          "A partition detached while everybody waits",
          """
          `DETACH PARTITION` locks the whole partitioned table against reads and writes. From PostgreSQL 14 on,
          `DETACH PARTITION … CONCURRENTLY` blocks nobody, but runs in no transaction and needs a table without a default
          partition; it leaves the partition a `CHECK` with the bounds that it had.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table events (id int, at date) partition by range (at);
          create table events_old partition of events for values from ('2020-01-01') to ('2021-01-01');
          create table events_new (id int, at date);
          --- migrations/2_change.sql
          alter table events detach partition events_old;
          --                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[detach-partition-blocks]: ACCESS EXCLUSIVE on `events` blocks reads and writes
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.DetachPartition detach :
        Running.actions(statement, AlterAction.DetachPartition.class)) {
      if (!detach.concurrently()) {
        Running.touches(statement, Claim.PARTITION_DETACH).stream()
            .findFirst()
            .ifPresent(
                t ->
                    Running.report(
                        statement, t, detach, Running.lock(statement, t), Optional.empty()));
      }
    }
  }
}
