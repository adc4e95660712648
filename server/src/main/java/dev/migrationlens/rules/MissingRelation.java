package dev.migrationlens.rules;

import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;

/** A table, view or sequence that the chain nowhere creates. */
final class MissingRelation implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-relation",
          Severity.ERROR,
          Topic.ORDER,
          "A table, view or sequence that nothing creates",
          """
          No migration creates a relation of this name in a schema where PostgreSQL would look for
          it. Either the name is misspelt, or the relation is in a schema that is not in
          `search_path`, or it was made by hand on one database and is missing on every other.
          """,
          """
          create table customers (id int primary key);
          create index on custmers (id);
          --              ^^^^^^^^ error[missing-relation] 42P01: `custmers` does not exist
          --> Write `customers`
          create table customers (id int primary key);
          create index on customers (id);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Sought sought = problem.problem().sought();
    return sought == null ? List.of() : Cures.name(problem, sought);
  }
}
