package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;

/** CREATE OR REPLACE VIEW that changes columns. */
final class ChangesViewColumns implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "changes-view-columns",
          Severity.ERROR,
          Topic.ORDER,
          "CREATE OR REPLACE VIEW that drops, renames or retypes a column",
          """
          A view can only be replaced by one that has the same columns, in the same order and of the same
          types, and perhaps more behind them. For anything else it has to be dropped and created, which
          also drops its grants.
          """,
          """
          create table tickets (id int primary key, title text);
          create view open_tickets as select id, title from tickets;
          create or replace view open_tickets as select title, id from tickets;
          --                     ^^^^^^^^^^^^ error[changes-view-columns] 42P16: cannot change name of view column `id` to `title`
          --? Drop the view first
          create table tickets (id int primary key, title text);
          create view open_tickets as select id, title from tickets;
          drop view open_tickets;
          create or replace view open_tickets as select title, id from tickets;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Repair repair = problem.repair();
    String name = problem.problem().span().of(problem.step().text());
    String sql = Cures.like(problem.step().text(), "drop view ") + name + ";";
    return List.of(repair.suggest("Drop the view first", repair.before(sql)));
  }
}
