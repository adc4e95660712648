package dev.migrationlens.rules;

import dev.migrationlens.lint.LiveCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.schema.Difference;

/** A constraint has another name in the real database. */
final class ConstraintNameDiffers implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "constraint-name-differs",
          Severity.WARNING,
          Topic.LIVE,
          "A constraint has another name in the real database",
          """
          API clients name foreign keys (`users!tickets_user_id_fkey`), error handlers name unique constraints. With
          another name in the database they fail, though the schema is the same.
          """,
          """
          --- migrations/001_tickets.sql
          create table users (id int primary key);
          create table tickets (id int primary key, user_id int, constraint owner foreign key (user_id) references users);
          --                                                                ^^^^^ warning[constraint-name-differs]: constraint `tickets.owner` is called `tickets_user_id_fkey` in the live database
          --- live.sql
          -- applied: migrations/001_tickets.sql
          create table users (id int primary key);
          create table tickets (id int primary key, user_id int references users);
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
      if (difference instanceof Difference.Changed changed && changed.has("name")) {
        schema.report(
            changed.left().origin(),
            "%s is called `%s` in %s"
                .formatted(changed.left(), changed.right().name(), live.words()));
      }
    }
  }
}
