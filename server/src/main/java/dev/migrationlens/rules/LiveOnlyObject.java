package dev.migrationlens.rules;

import dev.migrationlens.lint.Draft;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.LiveCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.schema.ChangeScript;
import dev.migrationlens.schema.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The real database has what no migration makes. */
final class LiveOnlyObject implements Rule.OfSchema {
  private static final int NAMED = 5;

  private static final RuleInfo INFO =
      new RuleInfo(
          "live-only-object",
          Severity.INFO,
          Topic.LIVE,
          "The real database has what no migration makes",
          """
          It was made in a dashboard or by hand. A new database built from the migrations will not have it, and a later
          migration that creates it will fail here. The cure writes the migration that makes it; mark that migration as
          applied where the objects already are.
          """,
          """
          --- migrations/001_users.sql
          create table users (id int primary key);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[live-only-object]: no migration makes what is in the live database: column `users.plan`, table `notes`
          --- live.sql
          -- applied: migrations/001_users.sql
          create table users (id int primary key, plan text not null default 'free');
          create table notes (id int primary key, user_id int references users);
          --? Write the migration for what exists only in the live database
          --- migrations/002_live_objects.sql
          create table notes (
            id integer not null,
            user_id integer,
            constraint notes_pkey primary key (id)
          );

          alter table users add column plan text default 'free' not null;

          alter table notes add constraint notes_user_id_fkey foreign key (user_id) references users (id);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    LiveCase live = schema.live();
    Migration last = live == null ? null : live.lastApplied();
    if (live == null || last == null) {
      return;
    }
    var only = new ArrayList<Difference>();
    for (Difference difference : live.differences()) {
      if (difference instanceof Difference.OnlyRight) {
        only.add(difference);
      }
    }
    if (!only.isEmpty()) {
      String all =
          only.stream()
              .limit(NAMED)
              .map(d -> d.thing().toString())
              .collect(Collectors.joining(", "));
      String more = only.size() > NAMED ? " and " + (only.size() - NAMED) + " more" : "";
      String message = "no migration makes what is in " + live.words() + ": " + all + more;
      Fix[] fixes = cure(schema, live, only).stream().toArray(Fix[]::new);
      LiveReports.ofFile(schema, live, last, message, fixes);
    }
    LiveReports.rejected(schema, live, Set.of("42P07", "42701", "42710", "42723", "42P06"));
  }

  private static Optional<Fix> cure(SchemaCase schema, LiveCase live, List<Difference> only) {
    String sql =
        ChangeScript.of(
            only, live.live().contents(), t -> live.live().definitions().apply(t.object()));
    return Running.later(
        schema.files(),
        "Write the migration for what exists only in the live database",
        List.of(Draft.usual("live_objects", sql)));
  }
}
