package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.MaintenanceStatement;

/** REINDEX without CONCURRENTLY on a table that is in use. */
final class ReindexBlocks implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "reindex-blocks",
          Severity.INFO,
          Topic.LOCKS,
          "An index rebuilt while writes wait",
          """
          `REINDEX` holds a SHARE lock on the table and an ACCESS EXCLUSIVE lock on the index: writes wait, and so do
          reads that want the index. `REINDEX … CONCURRENTLY` blocks nobody, but runs in no transaction.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          reindex table tickets;
          --^^^^^^^^^^^^^^^^^^^ info[reindex-blocks]: SHARE on `tickets` blocks writes while indexes are rebuilt
          --? Add CONCURRENTLY
          --- migrations/2_change.sql
          reindex table concurrently tickets;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (!(statement.statement() instanceof MaintenanceStatement.Reindex reindex)
        || reindex.name() == null) {
      return;
    }
    int at = reindex.name().start();
    Running.touches(statement, Claim.REINDEX_TABLE).stream()
        .findFirst()
        .ifPresent(
            t ->
                Running.report(
                    statement,
                    t,
                    reindex,
                    Running.lock(statement, t, "while indexes are rebuilt"),
                    Running.concurrently(statement, at, "reindex_" + t.relation().name())));
  }
}
