package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.MaintenanceStatement;
import java.util.Optional;

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
        || reindex.concurrently()) {
      return;
    }
    if (reindex.kind() != ObjectKind.INDEX && reindex.kind() != ObjectKind.TABLE) {
      many(statement, reindex);
    }
    if (reindex.name() == null) {
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

  /** A whole schema or database, one table after another. */
  private static void many(StatementCase statement, MaintenanceStatement.Reindex reindex) {
    boolean schema = reindex.kind() == ObjectKind.SCHEMA && reindex.name() != null;
    if (schema
        ? Running.holdsTablesInUse(statement, reindex.name().name())
        : !statement.files().applied(statement.step().path())) {
      Running.report(
          statement,
          reindex,
          "SHARE on each table in turn blocks writes while its indexes are rebuilt",
          reindex.name() == null
              ? Optional.empty()
              : Running.concurrently(
                  statement, reindex.name().start(), "reindex_" + reindex.name().name()));
    }
  }
}
