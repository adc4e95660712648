package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import java.util.Optional;

/** A stored generated column is computed for every row while everybody waits. */
final class StoredGeneratedRewrites implements Rule.OfStatement {
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
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    Running.rewrites(statement, Running::isGenerated, add -> Optional.empty());
  }
}
