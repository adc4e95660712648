package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table gets a second primary key. */
final class SecondPrimaryKey implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "second-primary-key",
          Severity.ERROR,
          Topic.ORDER,
          "A table is given a second primary key",
          """
          A table has one primary key. Another set of columns that identifies a row is `UNIQUE`.
          """,
          """
          create table tickets (id int primary key, number int);
          alter table tickets add primary key (number);
          --                      ^^^^^^^^^^^^^^^^^^^^ error[second-primary-key] 42P16: `tickets` already has a primary key, `tickets_pkey`
          --? Make it UNIQUE
          create table tickets (id int primary key, number int);
          alter table tickets add unique (number);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Repair repair = problem.repair();
    var span = problem.problem().span();
    String text = problem.step().text();
    Matcher words = PRIMARY_KEY.matcher(text).region(span.start(), span.end());
    return words.find()
        ? List.of(
            repair.suggest(
                "Make it UNIQUE",
                repair.replace(new Span(words.start(), words.end()), Cures.like(text, "unique"))))
        : List.of();
  }

  private static final Pattern PRIMARY_KEY = Pattern.compile("(?i)primary\\s+key");
}
