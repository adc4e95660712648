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

/** REFRESH CONCURRENTLY without an index to compare by. */
final class RefreshNeedsUniqueIndex implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "refresh-needs-unique-index",
          Severity.ERROR,
          Topic.ORDER,
          "REFRESH … CONCURRENTLY of a view without a plain unique index",
          """
          To refresh without blocking readers PostgreSQL compares old and new rows by a unique index on
          columns, without `WHERE`; and the view must have been filled once.
          """,
          """
          create table votes (ticket_id int);
          create materialized view totals as select ticket_id, count(*) as n from votes group by ticket_id;
          refresh materialized view concurrently totals;
          --                                     ^^^^^^ error[refresh-needs-unique-index] 55000: `totals` has no unique index without WHERE to refresh by
          --> Leave out CONCURRENTLY
          create table votes (ticket_id int);
          create materialized view totals as select ticket_id, count(*) as n from votes group by ticket_id;
          refresh materialized view totals;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Matcher word = CONCURRENTLY.matcher(problem.step().text());
    Repair repair = problem.repair();
    return word.find()
        ? List.of(
            repair.fix(
                "Leave out CONCURRENTLY", repair.replace(new Span(word.start(), word.end()), "")))
        : List.of();
  }

  private static final Pattern CONCURRENTLY = Pattern.compile("(?i)concurrently\\s+");
}
