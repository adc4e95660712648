package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;

/** An object is of another kind than the statement says. */
final class RelationKindDiffers implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "relation-kind-differs",
          Severity.ERROR,
          Topic.ORDER,
          "A statement for another kind of object",
          """
          `DROP VIEW` drops views, not tables; an index stands on a table or a materialized view, not on a
          view. The statement has to name the kind that is there.
          """,
          """
          create table tickets (id int primary key);
          drop view tickets;
          --        ^^^^^^^ error[relation-kind-differs] 42809: `tickets` is a table, not a view
          --> Write DROP TABLE
          create table tickets (id int primary key);
          drop table tickets;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    String kind = problem.problem().facts().get("kind");
    var parsed = problem.step().parsed();
    if (kind == null || parsed == null || !(parsed.statement() instanceof Drop drop)) {
      return List.of();
    }
    String text = problem.step().text();
    int start = "drop ".length();
    String between = text.substring(start, drop.targets().get(0).start());
    String words = drop.kind().words();
    if (drop.targets().size() != 1 || !between.toLowerCase(Locale.ROOT).startsWith(words)) {
      return List.of();
    }
    Repair repair = problem.repair();
    var edit = repair.replace(new Span(start, start + words.length()), Cures.like(text, kind));
    return List.of(repair.fix("Write DROP " + kind.toUpperCase(Locale.ROOT), edit));
  }
}
