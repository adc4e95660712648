package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.LiveCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.schema.FileState;
import java.util.List;

/** A new file sorts before one that has run already. */
final class OutOfOrderVersion implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "out-of-order-version",
          Severity.WARNING,
          Topic.FILES,
          "A new migration sorts before one that has run already",
          """
          The real database runs this file after those that are behind it in the chain, and a fresh database runs it
          before them, so the two may end otherwise. Several tools refuse such a file (Supabase without
          `--include-all`, Flyway, goose, node-pg-migrate) and others pass it over for good. It often comes from a
          branch that was merged late; give it the next number.
          """,
          """
          --- migrations/001_users.sql
          create table users (id int primary key);
          --- migrations/002_notes.sql
          insert into users values (1);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[out-of-order-version]: not applied to the live database, where the later 003_tags.sql has run already
          --- migrations/003_tags.sql
          create table tags (id int primary key);
          --- live.sql
          -- applied: migrations/001_users.sql migrations/003_tags.sql
          create table users (id int primary key);
          create table tags (id int primary key);
          --> Run this file after 003_tags.sql: rename to 004_notes.sql
          --- migrations/004_notes.sql
          insert into users values (1);
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
    List<Migration> all = schema.replay().migrations();
    Migration last = all.get(all.size() - 1);
    Migration ran = null;
    for (int i = all.size() - 1; i >= 0; i--) {
      Migration migration = all.get(i);
      FileState state = live.live().state(migration.path());
      if (state.ran()) {
        ran = ran == null ? migration : ran;
      } else if (state == FileState.PENDING && ran != null) {
        String name = ran.path().substring(ran.path().lastIndexOf('/') + 1);
        Fix[] fixes =
            schema.files().runAfter(migration.path(), last.path()).stream().toArray(Fix[]::new);
        LiveReports.ofFile(
            schema,
            live,
            migration,
            "not applied to %s, where the later %s has run already".formatted(live.words(), name),
            fixes);
      }
    }
  }
}
