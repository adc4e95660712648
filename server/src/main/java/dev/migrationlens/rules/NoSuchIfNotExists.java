package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** A form of CREATE, ADD or ALTER that PostgreSQL does not have. */
final class NoSuchIfNotExists implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "no-such-if-not-exists",
          Severity.ERROR,
          Topic.SYNTAX,
          "IF NOT EXISTS or OR REPLACE where PostgreSQL has none",
          """
          Policies, triggers, types, roles, domains and constraints have no `IF NOT EXISTS`, and tables,
          types and policies no `OR REPLACE`. Dropping first with `IF EXISTS` does the same, or a `DO`
          block that looks before it creates.
          """,
          """
          create table tickets (id int primary key);
          create policy if not exists read_all on tickets using (true);
          --            ^^^^^^^^^^^^^ error[no-such-if-not-exists] 42601: PostgreSQL has no `CREATE POLICY IF NOT EXISTS`
          --> Drop it first, if it exists
          create table tickets (id int primary key);
          DROP POLICY IF EXISTS read_all ON tickets;
          create policy read_all on tickets using (true);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
