package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A foreign key that leaves deleting to an error. */
final class NoDeleteRule implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "no-delete-rule",
          Severity.OFF,
          Topic.INTEGRITY,
          "A foreign key does not say what happens on deleting",
          """
          Without `ON DELETE` a referenced row cannot be deleted. That may be right; this rule is for those who want
          it said each time.
          """,
          """
          --- migration-lens.json
          {"rules": {"no-delete-rule": "warning"}}
          --- migrations/001_tickets.sql
          create table customers (id int primary key);
          create table tickets (id int primary key, customer_id int references customers (id));
          --                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[no-delete-rule]: does not say what becomes of `tickets` when a row of `customers` is deleted
          create table notes (id int primary key, customer_id int references customers (id) on delete cascade);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      for (TableConstraint key : table.constraints()) {
        Relation target = key.target() == 0 ? null : schema.end().relationById(key.target());
        if (target != null && key.details().onDelete() == null && table.parents().isEmpty()) {
          schema.report(
              key.origin(),
              "does not say what becomes of `"
                  + table.name()
                  + "` when a row of `"
                  + target.name()
                  + "` is deleted");
        }
      }
    }
  }
}
