package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.schema.FileState;

/** A file has not run on the real database. */
final class PendingMigration implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "pending-migration",
          Severity.INFO,
          Topic.LIVE,
          "The migration has not been run on the real database",
          """
          The migration tool's own table in the database does not list it, or lists it as failed.
          """,
          """
          --- migrations/001_users.sql
          create table users (id int primary key);
          --- migrations/002_notes.sql
          create table notes (id int primary key);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[pending-migration]: not applied to the live database
          --- live.sql
          -- applied: migrations/001_users.sql
          create table users (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    LiveReports.ofState(schema, FileState.PENDING, "not applied to %s");
    LiveReports.ofState(schema, FileState.FAILED, "it failed on %s and is not applied");
    LiveReports.ofState(schema, FileState.PARTLY, "only partly applied to %s");
  }
}
