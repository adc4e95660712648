package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;
import java.util.Optional;

/** ON CONFLICT names columns that are not unique. */
final class ConflictTargetNotUnique implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "conflict-target-not-unique",
          Severity.ERROR,
          Topic.ORDER,
          "ON CONFLICT names columns that no unique index covers",
          """
          `ON CONFLICT (…)` finds the conflicting row through a unique index on exactly these columns. A
          partial index needs its `WHERE` repeated.
          """,
          """
          create table settings (name text, value text);
          insert into settings (name, value) values ('a', 'b') on conflict (name) do nothing;
          --                                                                ^^^^ error[conflict-target-not-unique] 42P10: no unique key of `settings` is on (name)
          --? Create the unique index first
          create table settings (name text, value text);
          create unique index on settings (name);
          insert into settings (name, value) values ('a', 'b') on conflict (name) do nothing;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Optional<String> table = Cures.relation(problem.problem().facts().get("relation"));
    if (table.isEmpty()) {
      return List.of();
    }
    Repair repair = problem.repair();
    String columns = problem.problem().span().of(problem.step().text());
    String sql = "create unique index on " + table.get() + " (" + columns + ");";
    return List.of(
        repair.suggest(
            "Create the unique index first",
            repair.before(Cures.like(problem.step().text(), sql))));
  }
}
