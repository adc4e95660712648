package dev.migrationlens.rules;

import dev.migrationlens.lint.LiveCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.schema.Thing;
import java.util.Set;

/** The chain makes what the real database lacks. */
final class LiveRelationMissing implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "live-relation-missing",
          Severity.WARNING,
          Topic.LIVE,
          "The real database lacks what the migrations make",
          """
          The migrations that were run make an object that the database does not have: it was dropped by hand, the
          migration was recorded without being run, or it swallowed its own error. What comes later will fail on it.

          The database is read only when you ask for it, or from the snapshot that `migration-lens pull` wrote.
          """,
          """
          --- migrations/001_users.sql
          create table users (id int primary key);
          --- migrations/002_notes.sql
          create table notes (id int primary key);
          --           ^^^^^ warning[live-relation-missing]: table `notes` is not in the live database, although its migration is recorded as applied
          --- migrations/003_index.sql
          create index on notes (id);
          --              ^^^^^ warning[live-relation-missing]: PostgreSQL will reject this in the live database: `notes` does not exist
          --- live.sql
          -- applied: migrations/001_users.sql migrations/002_notes.sql
          create table users (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    LiveCase live = schema.live();
    if (live == null) {
      return;
    }
    for (Difference difference : live.differences()) {
      if (difference instanceof Difference.OnlyLeft only
          && only.thing().kind() != Thing.Kind.COLUMN) {
        Thing thing = only.thing();
        schema.report(
            thing.origin(),
            thing
                + " is not in "
                + live.words()
                + LiveReports.although(schema, live, thing.origin()));
      }
    }
    LiveReports.rejected(schema, live, Set.of("42P01", "42704", "42883", "3F000"));
  }
}
