package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Draft;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.List;
import java.util.Optional;

/** DETACH PARTITION without CONCURRENTLY. */
final class DetachPartitionBlocks implements Rule.OfStatement {
  private static final int SINCE = 14;

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
          --? Detach it CONCURRENTLY in a migration of its own
          --- migrations/2_change.sql

          --- migrations/3_detach_events_old.sql
          alter table events detach partition events_old concurrently;
          --- migrations/4_unbind_events_old.sql
          alter table events_old drop constraint if exists events_old_at_check;
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
                        statement,
                        t,
                        detach,
                        Running.lock(statement, t),
                        cure(statement, detach, t.relation())));
      }
    }
  }

  /** The check that is left says the old bounds, and goes in the migration after. */
  private static Optional<Fix> cure(
      StatementCase statement, AlterAction.DetachPartition detach, Relation table) {
    List<Integer> key = table.traits().partitionColumns();
    Column column = key.size() == 1 ? table.column(key.get(0)) : null;
    boolean only =
        statement.statement() instanceof TableStatement.Alter alter && alter.actions().size() == 1;
    if (column == null || !only || statement.replay().setup().version().major() < SINCE) {
      return Optional.empty();
    }
    Repair repair = statement.repair();
    String text = statement.step().text();
    String name = detach.partition().name();
    String own =
        text.substring(0, detach.end())
            + Cures.like(text, " concurrently")
            + text.substring(detach.end())
            + ";";
    String drop =
        Cures.like(
            text,
            "alter table %s drop constraint if exists %s;"
                .formatted(
                    statement.source(detach.partition()),
                    Names.quote(name + "_" + column.name() + "_check")));
    return Running.later(
        statement.files(),
        "Detach it CONCURRENTLY in a migration of its own",
        List.of(Draft.alone("detach_" + name, own), Draft.usual("unbind_" + name, drop)),
        Running.here(repair, repair.remove()));
  }
}
