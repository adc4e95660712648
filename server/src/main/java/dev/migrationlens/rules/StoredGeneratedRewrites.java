package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.text.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stored generated column is computed for every row while everybody waits. */
final class StoredGeneratedRewrites implements Rule.OfStatement {
  private static final int FIRST_WITH_VIRTUAL = 18;

  private static final RuleInfo INFO =
      new RuleInfo(
          "stored-generated-rewrites",
          Severity.INFO,
          Topic.LOCKS,
          "A generated column that is computed for every row",
          """
          `GENERATED ALWAYS AS (…) STORED` writes every row again under an ACCESS EXCLUSIVE lock. A virtual column of
          PostgreSQL 18, a view, or a plain column that a trigger fills, needs no rewrite.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets add column doubled int generated always as (priority * 2) stored;
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[stored-generated-rewrites]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes while the table is rewritten
          --? Compute it when it is read: VIRTUAL
          --- migrations/2_change.sql
          alter table tickets add column doubled int generated always as (priority * 2) virtual;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    Running.rewrites(statement, Running::isGenerated, add -> virtual(statement, add));
  }

  private static final Pattern STORED = Pattern.compile("(?i)\\bstored\\b");

  private static Optional<Fix> virtual(StatementCase statement, AlterAction.AddColumn add) {
    if (statement.replay().setup().version().major() < FIRST_WITH_VIRTUAL) {
      return Optional.empty();
    }
    Matcher word = STORED.matcher(statement.step().text());
    return add.column().constraints().stream()
        .filter(Constraint.Generated.class::isInstance)
        .map(Constraint.Generated.class::cast)
        .filter(g -> word.find(g.value().end()) && word.end() <= g.end())
        .findFirst()
        .map(g -> suggested(statement, new Span(word.start(), word.end())));
  }

  private static Fix suggested(StatementCase statement, Span word) {
    Repair repair = statement.repair();
    String virtual = Cures.like(statement.step().text(), "virtual");
    return repair.suggest("Compute it when it is read: VIRTUAL", repair.replace(word, virtual));
  }
}
