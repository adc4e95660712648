package dev.migrationlens.rules;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Moving;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.Edit;
import java.util.List;

/** An enum label is used in the transaction that adds it. */
final class EnumValueTooFresh implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "enum-value-too-fresh",
          Severity.ERROR,
          Topic.ORDER,
          "An enum value is used in the transaction that adds it",
          """
          A value that `ALTER TYPE … ADD VALUE` adds can be used when its transaction has committed, not
          before. Most migration tools run a file in one transaction, so the use belongs into the next file.
          """,
          """
          create type status as enum ('open', 'closed');
          create table tickets (id int primary key, status status);
          begin;
          alter type status add value 'waiting';
          insert into tickets values (1, 'waiting');
          --                             ^^^^^^^^^ error[enum-value-too-fresh] 55P04: `waiting` of `status` was added in this transaction, which must commit first
          commit;
          --> Run it after COMMIT
          create type status as enum ('open', 'closed');
          create table tickets (id int primary key, status status);
          begin;
          alter type status add value 'waiting';
          commit;

          insert into tickets values (1, 'waiting');
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Repair repair = problem.repair();
    if ("open".equals(problem.problem().facts().get("block"))) {
      return NotInATransaction.commit(problem)
          .flatMap(end -> Moving.below(problem.replay(), problem.step(), end))
          .map(e -> repair.fix("Run it after COMMIT", e.toArray(Edit[]::new)))
          .stream()
          .toList();
    }
    String text = problem.step().text() + ";" + repair.newline();
    return problem.files().next("use_new_values").map(path -> nextFile(repair, path, text)).stream()
        .toList();
  }

  private static Fix nextFile(Repair repair, String path, String text) {
    return new Fix(
        "Move it to a migration of its own",
        Fix.Strength.SUGGESTED,
        List.of(
            new FileChange.EditFile(repair.path(), List.of(repair.remove())),
            new FileChange.CreateFile(path, text)));
  }
}
