package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A table that row-level security closes to all. */
final class RlsWithoutPolicies implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "rls-without-policies",
          Severity.INFO,
          Topic.SECURITY,
          "A table has row-level security, but no policy",
          """
          Without a policy nobody sees or writes a row, except the owner and roles that bypass row-level
          security. Queries do not fail: they return nothing. That is right for tables that only a
          server uses.
          """,
          """
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key);
          --           ^^^^^^^ info[rls-without-policies]: `tickets` has row-level security and no policy: the API's users find it empty
          alter table tickets enable row level security;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : RowSecurity.guarded(schema)) {
      if (schema.end().policies(table.id()).isEmpty()
          && table.parents().isEmpty()
          && !RowSecurity.mayHaveMore(schema, table)) {
        schema.report(
            table.origin(),
            "`"
                + table.name()
                + "` has row-level security and no policy: the API's users find it empty");
      }
    }
  }
}
