package dev.migrationlens.rules;

import dev.migrationlens.lint.LiveCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.schema.Difference;
import java.util.Set;
import java.util.stream.Collectors;

/** An object is otherwise in the real database. */
final class LiveTypeDiffers implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "live-type-differs",
          Severity.WARNING,
          Topic.LIVE,
          "The real database has an object in another form",
          """
          Somebody changed a column's type, its default, a policy or a function's body in the database itself, or the
          migration was edited after it was run. The message tells how each side has it. Write a migration that makes
          them agree.
          """,
          """
          --- migrations/001_users.sql
          create table users (id int primary key, email varchar(50) not null);
          --                                      ^^^^^ warning[live-type-differs]: column `users.email` has drifted: type: `character varying(50)` in the migrations, `text` in the live database; null: not null in the migrations, nullable in the live database
          --- live.sql
          -- applied: migrations/001_users.sql
          create table users (id int primary key, email text);
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
      if (difference instanceof Difference.Changed changed && !changed.has("name")) {
        String aspects =
            changed.aspects().stream()
                .filter(a -> !a.isBeside())
                .map(a -> a.told("the migrations", live.words()))
                .collect(Collectors.joining("; "));
        if (!aspects.isEmpty()) {
          schema.report(changed.left().origin(), changed.left() + " has drifted: " + aspects);
        }
      }
    }
    LiveReports.rejected(schema, live, Set.of("42804", "22P02", "42P13", "42P16"));
  }
}
