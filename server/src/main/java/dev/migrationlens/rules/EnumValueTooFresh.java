package dev.migrationlens.rules;

import dev.migrationlens.lint.Draft;
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
import java.util.ArrayList;
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
    Draft draft = Draft.usual("use_new_values", problem.step().text() + ";");
    return problem.files().added(List.of(draft)).map(added -> nextFile(repair, added)).stream()
        .toList();
  }

  private static Fix nextFile(Repair repair, List<FileChange> added) {
    var changes = new ArrayList<FileChange>();
    changes.add(new FileChange.EditFile(repair.path(), List.of(repair.remove())));
    changes.addAll(added);
    return new Fix("Move it to a migration of its own", Fix.Strength.SUGGESTED, changes);
  }
}
