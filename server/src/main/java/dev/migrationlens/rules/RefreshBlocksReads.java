package dev.migrationlens.rules;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.ViewStatement;
import java.util.Optional;

/** REFRESH MATERIALIZED VIEW without CONCURRENTLY. */
final class RefreshBlocksReads implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "refresh-blocks-reads",
          Severity.INFO,
          Topic.LOCKS,
          "A materialized view refreshed while readers wait",
          """
          `REFRESH MATERIALIZED VIEW` locks the view against reads until it is filled again. With a unique index on plain
          columns, `CONCURRENTLY` lets readers go on, in a transaction too.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create materialized view totals as select status, count(*) as n from tickets group by status;
          create unique index totals_status on totals (status);
          --- migrations/2_change.sql
          refresh materialized view totals;
          --                        ^^^^^^ info[refresh-blocks-reads]: ACCESS EXCLUSIVE on `totals` blocks reads and writes while it is filled
          --? Add CONCURRENTLY
          --- migrations/2_change.sql
          refresh materialized view concurrently totals;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof ViewStatement.Refresh refresh && !refresh.concurrently()) {
      Running.touches(statement, Claim.VIEW_REFRESH).stream()
          .findFirst()
          .ifPresent(
              t ->
                  Running.report(
                      statement,
                      t,
                      refresh.name(),
                      Running.lock(statement, t, "while it is filled"),
                      cure(statement, refresh, t.relation())));
    }
  }

  private static Optional<Fix> cure(
      StatementCase statement, ViewStatement.Refresh refresh, Relation view) {
    boolean comparable =
        statement.before().indexes(view.id()).stream().anyMatch(Index::plainUnique);
    Repair repair = statement.repair();
    return comparable && refresh.withData() && view.traits().populated()
        ? Optional.of(
            repair.suggest(
                "Add CONCURRENTLY",
                repair.insert(
                    refresh.name().start(), Cures.like(statement.step().text(), "concurrently "))))
        : Optional.empty();
  }
}
