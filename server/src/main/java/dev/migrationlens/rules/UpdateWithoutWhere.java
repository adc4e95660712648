package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import java.util.Optional;
import java.util.stream.Collectors;

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
          --? Skip rows that are right
          --- migrations/2_change.sql
          update tickets set status = 'open' where status is distinct from 'open';
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
                      cure(statement, change)));
    }
  }

  /** Where each column is given one value, a row that has them all needs no writing. */
  private static Optional<Fix> cure(StatementCase statement, DmlStatement.Update change) {
    boolean plain =
        change.from().isEmpty()
            && change.returning().isEmpty()
            && change.set().stream().allMatch(s -> isPlain(statement, s));
    if (!plain) {
      return Optional.empty();
    }
    String different =
        change.set().stream()
            .map(s -> column(s) + " is distinct from " + value(statement, s))
            .collect(Collectors.joining(" or "));
    Repair repair = statement.repair();
    String where = Cures.like(statement.step().text(), " where ") + different;
    return Optional.of(
        repair.suggest("Skip rows that are right", repair.insert(change.end(), where)));
  }

  /** A function may answer differently each time; it is left alone. */
  private static boolean isPlain(StatementCase statement, DmlStatement.Assignment set) {
    return set.targets().size() == 1
        && !set.targets().get(0).partial()
        && !(set.value() instanceof Expr.Special)
        && statement.source(set.value()).indexOf('(') < 0;
  }

  private static String column(DmlStatement.Assignment set) {
    return Names.quote(set.targets().get(0).column().text());
  }

  private static String value(StatementCase statement, DmlStatement.Assignment set) {
    String text = statement.source(set.value());
    return set.value() instanceof Expr.Literal ? text : "(" + text + ")";
  }
}
