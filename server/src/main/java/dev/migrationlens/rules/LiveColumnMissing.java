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

/** A column of the chain is not in the real table. */
final class LiveColumnMissing implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "live-column-missing",
          Severity.WARNING,
          Topic.LIVE,
          "The real table lacks a column that the migrations make",
          """
          The migrations that were run make a column that the real table does not have, often because `create table if
          not exists` met an older table of that name. A pending migration that uses the column will fail.
          """,
          """
          --- migrations/001_users.sql
          create table users (id int primary key, email text);
          --                                      ^^^^^ warning[live-column-missing]: column `users.email` is not in the live database, although its migration is recorded as applied
          --- migrations/002_index.sql
          create index on users (email);
          --                     ^^^^^ warning[live-column-missing]: PostgreSQL will reject this in the live database: `users` has no column `email`
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
    LiveCase live = schema.live();
    if (live == null) {
      return;
    }
    for (Difference difference : live.differences()) {
      if (difference instanceof Difference.OnlyLeft only
          && only.thing().kind() == Thing.Kind.COLUMN) {
        Thing thing = only.thing();
        schema.report(
            thing.origin(),
            thing
                + " is not in "
                + live.words()
                + LiveReports.although(schema, live, thing.origin()));
      }
    }
    LiveReports.rejected(schema, live, Set.of("42703"));
  }
}
