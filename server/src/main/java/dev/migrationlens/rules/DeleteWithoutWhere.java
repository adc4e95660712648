package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.List;

/** Every row of a table is deleted. */
final class DeleteWithoutWhere implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "delete-without-where",
          Severity.WARNING,
          Topic.LOCKS,
          "A DELETE of every row",
          """
          Without `WHERE` the statement is about every row. If that is meant, `TRUNCATE` says so and is quicker;
          if not, `WHERE true` at least shows that it was thought of.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          delete from tickets;
          --          ^^^^^^^ warning[delete-without-where]: every row of `tickets` is deleted
          --? Say that it is meant: WHERE true
          --- migrations/2_change.sql
          delete from tickets where true;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof DmlStatement.Truncate truncate) {
      List<Touch> touches = Running.touches(statement, Claim.TABLE_TRUNCATE);
      for (ObjectName table : truncate.tables()) {
        if (touches.stream().anyMatch(t -> t.relation().name().equals(table.name()))) {
          statement.report(table, "every row of `%s` is deleted".formatted(table.name()));
        }
      }
    }
    if (statement.statement() instanceof DmlStatement.Delete change && change.where() == null) {
      Running.touches(statement, Claim.ROWS_ALL_WRITTEN).stream()
          .findFirst()
          .ifPresent(
              t ->
                  statement.report(
                      change.table(),
                      "every row of `%s` is deleted".formatted(t.relation().name()),
                      meant(statement, change)));
    }
  }

  private static Fix[] meant(StatementCase statement, DmlStatement.Delete change) {
    if (!change.returning().isEmpty() || !change.using().isEmpty()) {
      return new Fix[0];
    }
    Repair repair = statement.repair();
    String where = Cures.like(statement.step().text(), " where true");
    return new Fix[] {
      repair.suggest("Say that it is meant: WHERE true", repair.insert(change.end(), where))
    };
  }
}
