package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import java.util.ArrayList;
import java.util.List;

/** Something is created that is there already. */
final class AlreadyExists implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "already-exists",
          Severity.ERROR,
          Topic.ORDER,
          "Something is created a second time",
          """
          PostgreSQL refuses to create what exists. Where the syntax has `IF NOT EXISTS` or `OR REPLACE`,
          that makes the statement harmless; a policy or a constraint has to be dropped first.

          `IF NOT EXISTS` keeps what is there, whatever its shape: if the second definition is meant to
          change the first, write an `ALTER`.
          """,
          """
          create table tickets (id int primary key);
          create index tickets_id on tickets (id);
          create index tickets_id on tickets (id);
          --           ^^^^^^^^^^ error[already-exists] 42P07: index `tickets_id` already exists
          --> Add IF NOT EXISTS
          create table tickets (id int primary key);
          create index tickets_id on tickets (id);
          create index if not exists tickets_id on tickets (id);
          --? Delete the repeat
          create table tickets (id int primary key);
          create index tickets_id on tickets (id);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    var parsed = problem.step().parsed();
    if (parsed == null) {
      return List.of();
    }
    boolean repeat = isRepeat(problem);
    var fixes = new ArrayList<Fix>();
    Repetition.harmless(problem, parsed.statement(), repeat).ifPresent(fixes::add);
    Repair repair = problem.repair();
    if (repeat && fixes.stream().noneMatch(Fix::safe)) {
      fixes.add(0, repair.fix("Delete the repeat", repair.remove()));
    } else if (repeat) {
      fixes.add(repair.suggest("Delete the repeat", repair.remove()));
    }
    return fixes;
  }

  /** Whether the statement says what the one before it said, word for word. */
  private static boolean isRepeat(ProblemCase problem) {
    String id = problem.problem().facts().getOrDefault("made-by", "0");
    Step made = problem.replay().step(Integer.parseInt(id));
    return made != null && Cures.isRepeat(made, problem.step());
  }
}
