package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A lock is asked for without a limit to the wait. */
final class NoLockTimeout implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "no-lock-timeout",
          Severity.OFF,
          Topic.LOCKS,
          "A lock waited for without a limit",
          """
          A statement that waits for its lock makes everybody behind it wait too, for as long as the slowest query runs.
          With `lock_timeout` it gives up, and the migration can be tried again.
          """,
          """
          --- migration-lens.json
          {"rules": {"no-lock-timeout": "info"}}
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets add column owner text;
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[no-lock-timeout]: no `lock_timeout` limits how long this may hold others up
          --? Set lock_timeout
          --- migrations/2_change.sql
          set lock_timeout = '5s';
          alter table tickets add column owner text;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Timeouts.tellWithout("lock_timeout", schema);
  }
}
