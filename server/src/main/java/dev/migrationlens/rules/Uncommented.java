package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A table that nobody explained. */
final class Uncommented implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "uncommented",
          Severity.OFF,
          Topic.INTEGRITY,
          "A table has no comment",
          """
          `COMMENT ON TABLE` is shown wherever the schema is. This rule is for those who want each table explained.
          """,
          """
          --- migration-lens.json
          {"rules": {"uncommented": "info"}}
          --- migrations/001_tickets.sql
          create table customers (id int primary key);
          comment on table customers is 'Who pays us';
          create table tickets (id int primary key);
          --           ^^^^^^^ info[uncommented]: `tickets` has no comment
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      if (table.kind().isTable() && table.parents().isEmpty()) {
        Catalog end = schema.end();
        boolean said =
            end.get(new Key(Space.COMMENT, "TABLE", table.name())) != null
                || end.get(new Key(Space.COMMENT, "TABLE", table.schema() + "." + table.name()))
                    != null;
        if (!said) {
          schema.report(table.origin(), "`" + table.name() + "` has no comment");
        }
      }
    }
  }
}
