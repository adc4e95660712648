package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Span;
import java.util.Optional;

/** A migration that cannot be undone. */
final class NoRollback implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "no-rollback",
          Severity.OFF,
          Topic.FILES,
          "A migration says how to undo it, as others do, nowhere",
          """
          Other migrations of the chain have a part that undoes them, and this one has none, so that rolling back
          stops here. `migration-lens` writes it from what the migration does.

          Where there is such a part it is replayed after the migration, and this rule also tells what it leaves
          behind or does not bring back. What PostgreSQL would reject in it is told without this rule too, by the
          rule that the mistake belongs to.
          """,
          """
          --- migration-lens.json
          {"rules": {"no-rollback": "warning"}}
          --- migrations/001_a.sql
          -- +goose Up
          create table a (id int primary key);
          -- +goose Down
          drop table a;
          --- migrations/002_b.sql
          -- +goose Up
          create table b (id int primary key);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[no-rollback]: nothing undoes this migration, and others of the chain can be undone
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Replay replay = schema.replay();
    if (replay.migrations().stream().allMatch(m -> m.down().isEmpty())) {
      return;
    }
    for (Migration migration : replay.migrations()) {
      Optional<Step> first =
          replay.steps(migration.path()).stream().filter(s -> !s.text().isEmpty()).findFirst();
      if (migration.down().isEmpty() && !migration.up().isEmpty() && first.isPresent()) {
        schema.report(
            new Origin(first.get().id(), new Span(0, first.get().text().length())),
            "nothing undoes this migration, and others of the chain can be undone");
      }
    }
  }
}
