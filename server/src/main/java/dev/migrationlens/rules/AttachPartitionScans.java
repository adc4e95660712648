package dev.migrationlens.rules;

import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.AlterAction;
import java.util.Optional;

/** ATTACH PARTITION looks at every row of the new partition. */
final class AttachPartitionScans implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "attach-partition-scans",
          Severity.INFO,
          Topic.LOCKS,
          "A partition whose every row is looked at while it is attached",
          """
          PostgreSQL looks at every row of the table, under an ACCESS EXCLUSIVE lock on it, to see that they fit the bounds.
          A valid `CHECK` that says the same, added NOT VALID and validated before, spares the look; drop it afterwards.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table events (id int, at date) partition by range (at);
          create table events_old partition of events for values from ('2020-01-01') to ('2021-01-01');
          create table events_new (id int, at date);
          --- migrations/2_change.sql
          alter table events attach partition events_new for values from ('2021-01-01') to ('2022-01-01');
          --                                  ^^^^^^^^^^ info[attach-partition-scans]: ACCESS EXCLUSIVE on `events_new` blocks reads and writes while every row is looked at
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.AttachPartition attach :
        Running.actions(statement, AlterAction.AttachPartition.class)) {
      for (Touch touch : Running.touches(statement, Claim.PARTITION_ATTACH)) {
        boolean checked =
            touch.relation().constraints().stream()
                .anyMatch(c -> c.kind() == TableConstraint.Kind.CHECK && c.validated());
        if (!checked) {
          Running.report(
              statement,
              touch,
              attach.partition(),
              Running.lock(statement, touch, "while every row is looked at"),
              Optional.empty());
        }
      }
    }
  }
}
