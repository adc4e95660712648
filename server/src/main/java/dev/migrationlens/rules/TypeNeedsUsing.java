package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;

/** ALTER COLUMN TYPE where no assignment cast exists. */
final class TypeNeedsUsing implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "type-needs-using",
          Severity.ERROR,
          Topic.ORDER,
          "ALTER COLUMN TYPE to a type that PostgreSQL does not convert to by itself",
          """
          PostgreSQL converts the values of a column only by a cast that it may apply by itself. For any
          other, `USING` has to say how. The conversion still fails on values that are none of the new
          type.
          """,
          """
          create table tickets (id int primary key, priority text);
          alter table tickets alter column priority type int;
          --                               ^^^^^^^^ error[type-needs-using] 42804: `priority` cannot become `integer` from `text` by itself
          --> Add using priority::int
          create table tickets (id int primary key, priority text);
          alter table tickets alter column priority type int using priority::int;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    var facts = problem.problem().facts();
    String at = facts.get("insert-at");
    if (at == null) {
      return List.of();
    }
    Repair repair = problem.repair();
    String column = facts.getOrDefault("column", "");
    String using = " using " + column + "::" + facts.getOrDefault("type", "");
    String sql = Cures.like(problem.step().text(), " using ") + using.substring(" using ".length());
    return List.of(repair.fix("Add" + sql, repair.insert(Integer.parseInt(at), sql)));
  }
}
