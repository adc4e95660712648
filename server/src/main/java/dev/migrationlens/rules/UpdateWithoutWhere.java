package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.DmlStatement;
import java.util.Optional;

/** Every row of a table is updated at once. */
final class UpdateWithoutWhere implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "update-without-where",
          Severity.INFO,
          Topic.LOCKS,
          "An UPDATE of every row",
          """
          Without `WHERE` the statement is about every row. Each is written again and stays locked until the end of the
          transaction: clients that write any of them wait. Work in batches that commit, and skip rows that are right.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          update tickets set status = 'open';
          --     ^^^^^^^ info[update-without-where]: every row of `tickets` is written and locked until the transaction ends
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof DmlStatement.Update change) {
      Running.touches(statement, Claim.ROWS_ALL_WRITTEN).stream()
          .findFirst()
          .ifPresent(
              t ->
                  Running.report(
                      statement,
                      t,
                      change.table(),
                      "every row of `%s` is written and locked until the transaction ends"
                          .formatted(t.relation().name()),
                      Optional.empty()));
    }
  }
}
