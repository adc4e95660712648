package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.schema.FileState;

/** A file is no longer what was run. */
final class ChangedAfterApplied implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "changed-after-applied",
          Severity.WARNING,
          Topic.LIVE,
          "The migration was changed after it was run",
          """
          The migration tool remembers what it ran (its statements or a checksum), and the file says something else now.
          The database does not get the change; some tools refuse to go on. Take the change back and make it in a new
          migration.
          """,
          """
          --- migrations/001_users.sql
          create table users (id int primary key);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[changed-after-applied]: it was applied to the live database with another text
          --- live.sql
          -- changed: migrations/001_users.sql
          create table users (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    LiveReports.ofState(schema, FileState.CHANGED, "it was applied to %s with another text");
  }
}
