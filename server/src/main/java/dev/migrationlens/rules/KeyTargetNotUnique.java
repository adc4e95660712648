package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;
import java.util.Optional;

/** A foreign key to columns that are not unique. */
final class KeyTargetNotUnique implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "key-target-not-unique",
          Severity.ERROR,
          Topic.ORDER,
          "A foreign key references columns without a unique or primary key",
          """
          A row must be able to point at exactly one other row, so the referenced columns need a primary
          key or a unique constraint on just these columns. A partial unique index does not do.
          """,
          """
          create table users (id int primary key, email text);
          create table invitations (id int primary key, email text references users (email));
          --                                                                  ^^^^^ error[key-target-not-unique] 42830: no unique key on `users(email)`
          --? Make users (email) unique
          create table users (id int primary key, email text);
          alter table users add unique (email);
          create table invitations (id int primary key, email text references users (email));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    var facts = problem.problem().facts();
    String columns = facts.get("columns");
    Optional<String> table = Cures.relation(facts.get("target"));
    if (columns == null || table.isEmpty()) {
      return List.of();
    }
    Repair repair = problem.repair();
    String sql = "alter table " + table.get() + " add unique (" + columns + ");";
    String like = Cures.like(problem.step().text(), sql);
    return List.of(
        repair.suggest("Make " + table.get() + " (" + columns + ") unique", repair.before(like)));
  }
}
