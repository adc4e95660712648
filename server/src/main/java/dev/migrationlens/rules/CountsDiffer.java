package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;

/** Two lists that must be equally long are not. */
final class CountsDiffer implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "counts-differ",
          Severity.ERROR,
          Topic.ORDER,
          "An INSERT or a key with more on one side than on the other",
          """
          Every target column of an `INSERT` takes one expression, every column of a foreign key
          references one column.
          """,
          """
          create table tickets (id int primary key, title text);
          insert into tickets (id) values (1, 'First');
          --                                  ^^^^^^^ error[counts-differ] 42601: 2 values for 1 columns
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    return List.of();
  }
}
