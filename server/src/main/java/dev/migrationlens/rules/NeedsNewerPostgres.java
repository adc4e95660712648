package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** Syntax that the configured version of PostgreSQL does not know. */
final class NeedsNewerPostgres implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "needs-newer-postgres",
          Severity.ERROR,
          Topic.SYNTAX,
          "Syntax that the configured PostgreSQL does not have yet",
          """
          `"postgres"` in `migration-lens.json` says which version the chain has to run on.
          """,
          """
          --- migration-lens.json
          {"postgres": 15}
          --- migrations/001_example.sql
          create table tickets (id int primary key, data jsonb);
          merge into tickets using (values (1)) as v (id) on tickets.id = v.id
            when not matched by source then delete;
          --     ^^^^^^^^^^^^^^^^^^^^^ error[needs-newer-postgres] 42601: WHEN NOT MATCHED BY needs PostgreSQL 17
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
