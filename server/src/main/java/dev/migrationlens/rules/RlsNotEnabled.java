package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A table that the API serves to everybody. */
final class RlsNotEnabled implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "rls-not-enabled",
          Severity.WARNING,
          Topic.SECURITY,
          "A table is served by the API without row-level security",
          """
          The API serves every table of `public`. Whoever has the anonymous key, which every browser
          gets, reads, changes and deletes all of its rows. Enable row-level security and write a policy
          for each thing that users may do; or take the privileges away from `anon` and
          `authenticated`.
          """,
          """
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, title text);
          --           ^^^^^^^ warning[rls-not-enabled]: whoever has the anonymous key reads and changes every row of `tickets`: its row-level security is off
          --? Enable row-level security
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, title text);
          alter table tickets enable row level security;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    if (!schema.supabase()) {
      return;
    }
    for (Relation table : schema.ownRelations()) {
      if (RowSecurity.isOpen(schema, table)
          && schema.end().policies(table.id()).isEmpty()
          && !RowSecurity.hasOpenParent(schema, table)) {
        schema.report(
            table.origin(),
            "whoever has the anonymous key reads and changes every row of `"
                + table.name()
                + "`: its row-level security is off",
            RowSecurity.enable(schema, table));
      }
    }
  }
}
