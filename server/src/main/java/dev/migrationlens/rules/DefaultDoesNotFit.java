package dev.migrationlens.rules;

import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Likely;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.Names;
import java.util.List;

/** A value that cannot be of its column's type. */
final class DefaultDoesNotFit implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "default-does-not-fit",
          Severity.ERROR,
          Topic.ORDER,
          "A default, literal or label that is no value of its type",
          """
          PostgreSQL reads a literal as the type it has to be: a text that is no number, a label that the
          enum does not have, an expression of another type are refused.
          """,
          """
          create type status as enum ('open', 'closed');
          create table tickets (id int primary key, status status default 'opne');
          --                                                              ^^^^^^ error[default-does-not-fit] 22P02: `opne` is no value of enum `status`
          --> Write 'open'
          create type status as enum ('open', 'closed');
          create table tickets (id int primary key, status status default 'open');
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
    Repair repair = problem.repair();
    Likely.Guess guess = Likely.of(sought.name(), sought.candidates());
    return guess.all().stream()
        .map(
            label -> {
              String written = Names.literal(label);
              var edit = repair.replace(problem.problem().span(), written);
              return guess.sure().contains(label)
                  ? repair.fix("Write " + written, edit)
                  : repair.suggest("Write " + written, edit);
            })
        .toList();
  }
}
