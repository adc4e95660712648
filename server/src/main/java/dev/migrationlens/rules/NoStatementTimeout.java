package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A statement that locks may run without a limit. */
final class NoStatementTimeout implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "no-statement-timeout",
          Severity.OFF,
          Topic.LOCKS,
          "A locking statement without a limit",
          """
          With `statement_timeout`, a statement that takes longer than expected gives up its lock instead of stopping
          everybody.
          """,
          """
          --- migration-lens.json
          {"rules": {"no-statement-timeout": "info"}}
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets add column owner text;
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[no-statement-timeout]: no `statement_timeout` limits how long this may hold others up
          --? Set statement_timeout
          --- migrations/2_change.sql
          set statement_timeout = '5s';
          alter table tickets add column owner text;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Timeouts.tellWithout("statement_timeout", schema);
  }
}
