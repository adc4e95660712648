package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;

/** An index or generated column whose value would change by itself. */
final class NotImmutable implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "not-immutable",
          Severity.ERROR,
          Topic.ORDER,
          "An index or generated column that depends on settings or the time",
          """
          What an index or a generated column stores must be the same tomorrow and for a client in another
          time zone. The day of a `timestamptz` is not: say in which time zone it is meant.
          """,
          """
          create table visits (id int primary key, at timestamptz not null);
          create index visits_day_idx on visits (date_trunc('day', at));
          --                                     ^^^^^^^^^^^^^^^^^^^^^ error[not-immutable] 42P17: `date_trunc` depends on settings or the time, but an index stores its values
          --? Say the time zone
          create table visits (id int primary key, at timestamptz not null);
          create index visits_day_idx on visits (date_trunc('day', (at at time zone 'UTC')));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    var facts = problem.problem().facts();
    String from = facts.get("from");
    String to = facts.get("to");
    if (from == null || to == null) {
      return List.of();
    }
    Repair repair = problem.repair();
    String zone = Cures.like(problem.step().text(), " at time zone ") + "'UTC')";
    return List.of(
        repair.suggest(
            "Say the time zone",
            repair.insert(Integer.parseInt(from), "("),
            repair.insert(Integer.parseInt(to), zone)));
  }
}
