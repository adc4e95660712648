package dev.migrationlens.rules;

import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;

/** A policy, trigger, role or another object that is not there. */
final class MissingObject implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-object",
          Severity.ERROR,
          Topic.ORDER,
          "A role, policy, trigger, constraint or other object that is not there",
          """
          Roles, policies, triggers, constraints, publications, collations and the like must exist when
          a statement names them, unless it says `IF EXISTS`.
          """,
          """
          create table tickets (id int primary key);
          create policy read_all on tickets using (true);
          drop policy read_al on tickets;
          --          ^^^^^^^ error[missing-object] 42704: policy `read_al` for table `tickets` does not exist
          --> Write `read_all`
          create table tickets (id int primary key);
          create policy read_all on tickets using (true);
          drop policy read_all on tickets;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Sought sought = problem.problem().sought();
    if (sought == null) {
      return List.of();
    }
    return problem.problem().facts().containsKey("method")
        ? Provided.cures(problem.replay(), problem.step(), List.of(sought.name()), null)
        : Cures.name(problem, sought);
  }
}
