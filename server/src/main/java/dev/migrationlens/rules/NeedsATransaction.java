package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;

/** A statement that works only inside a transaction. */
final class NeedsATransaction implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "needs-a-transaction",
          Severity.ERROR,
          Topic.ORDER,
          "A statement that works only inside a transaction",
          """
          A lock or a savepoint lasts until the end of its transaction, so outside of one PostgreSQL refuses
          `LOCK TABLE` and `SAVEPOINT`.
          """,
          """
          --- migration-lens.json
          {"runner": "psql"}
          --- migrations/001_example.sql
          create table tickets (id int primary key);
          lock table tickets;
          --^^^^^^^^^^^^^^^^ error[needs-a-transaction] 25P01: LOCK TABLE works only inside a transaction
          --? Wrap it in BEGIN and COMMIT
          --- migrations/001_example.sql
          create table tickets (id int primary key);
          begin;
          lock table tickets;
          commit;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Repair repair = problem.repair();
    return List.of(
        repair.suggest(
            "Wrap it in BEGIN and COMMIT", repair.before("begin;"), repair.after("commit;")));
  }
}
