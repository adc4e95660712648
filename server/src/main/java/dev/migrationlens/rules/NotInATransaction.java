package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Moving;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement that PostgreSQL refuses inside a transaction. */
final class NotInATransaction implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "not-in-a-transaction",
          Severity.ERROR,
          Topic.ORDER,
          "A statement that cannot run inside a transaction",
          """
          `CONCURRENTLY`, `VACUUM`, `CREATE DATABASE` and `ALTER SYSTEM` run outside of transactions only.
          Most migration tools open one around each file; many have a way to leave it out.
          """,
          """
          create table tickets (id int primary key);
          begin;
          create index concurrently tickets_id on tickets (id);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[not-in-a-transaction] 25001: CREATE INDEX CONCURRENTLY cannot run inside a transaction
          commit;
          --> Run it after COMMIT
          create table tickets (id int primary key);
          begin;
          commit;

          create index concurrently tickets_id on tickets (id);
          --? Leave out CONCURRENTLY
          create table tickets (id int primary key);
          begin;
          create index tickets_id on tickets (id);
          commit;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Repair repair = problem.repair();
    var fixes = new ArrayList<Fix>();
    switch (problem.problem().facts().getOrDefault("block", "")) {
      case "open" ->
          commit(problem)
              .flatMap(end -> Moving.below(problem.replay(), problem.step(), end))
              .map(e -> repair.fix("Run it after COMMIT", e.toArray(Edit[]::new)))
              .ifPresent(fixes::add);
      case "file" ->
          problem
              .files()
              .noTransactionMarker()
              .map(m -> repair.fix("Run this file without a transaction", top(repair, m)))
              .ifPresent(fixes::add);
      default -> {}
    }
    blocking(problem).ifPresent(fixes::add);
    return fixes;
  }

  private static Edit top(Repair repair, String marker) {
    return Edit.insert(0, marker.strip() + repair.newline());
  }

  /** The end of the explicit transaction that the statement is in. */
  static Optional<Step> commit(ProblemCase problem) {
    boolean after = false;
    for (Step step : problem.replay().steps(problem.step().path())) {
      if (after
          && step.parsed() != null
          && step.parsed().statement() instanceof TransactionStatement.Control control
          && control.verb() == TransactionStatement.Verb.COMMIT) {
        return Optional.of(step);
      }
      after |= step == problem.step();
    }
    return Optional.empty();
  }

  /** The same without CONCURRENTLY, which blocks writes while it runs. */
  private static Optional<Fix> blocking(ProblemCase problem) {
    Matcher word = CONCURRENTLY.matcher(problem.step().text());
    Repair repair = problem.repair();
    return word.find()
        ? Optional.of(
            repair.suggest(
                "Leave out CONCURRENTLY", repair.replace(new Span(word.start(), word.end()), "")))
        : Optional.empty();
  }

  private static final Pattern CONCURRENTLY = Pattern.compile("(?i)concurrently\\s+");
}
