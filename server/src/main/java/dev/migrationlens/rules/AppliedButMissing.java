package dev.migrationlens.rules;

import dev.migrationlens.lint.LiveCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;

/** The real database ran a migration of which there is no file. */
final class AppliedButMissing implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "applied-but-missing",
          Severity.WARNING,
          Topic.LIVE,
          "The database ran a migration that has no file",
          """
          Somebody ran it from another branch, or the file was renamed or deleted. Most tools refuse to go on until the
          file is back, or its row is removed.
          """,
          """
          --- migrations/001_users.sql
          create table users (id int primary key);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[applied-but-missing]: the live database ran `002`, of which there is no file
          --- live.sql
          -- applied: migrations/001_users.sql
          -- without file: 002
          create table users (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    LiveCase live = schema.live();
    Migration last = live == null ? null : live.lastApplied();
    if (live == null || last == null || live.live().withoutFile().isEmpty()) {
      return;
    }
    String all = String.join("`, `", live.live().withoutFile());
    LiveReports.ofFile(
        schema, live, last, "%s ran `%s`, of which there is no file".formatted(live.words(), all));
  }
}
