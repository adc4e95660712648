package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A foreign table that the API serves. */
final class ForeignTableInApi implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "foreign-table-in-api",
          Severity.WARNING,
          Topic.SECURITY,
          "A foreign table is served to everybody",
          """
          A foreign table has no row-level security. In `public` everybody reads, and perhaps writes, the
          other database through the API with the rights of the server's user mapping. Keep it in a schema
          that is not served.
          """,
          """
          --- supabase/migrations/20260105000000_archive.sql
          create extension postgres_fdw with schema extensions;
          create server archive foreign data wrapper postgres_fdw;
          create foreign table old_tickets (id uuid) server archive;
          --                   ^^^^^^^^^^^ warning[foreign-table-in-api]: everybody reads all of `old_tickets` through the API: a foreign table has no row-level security
          --? Take it out of the API
          --- supabase/migrations/20260105000000_archive.sql
          create extension postgres_fdw with schema extensions;
          create server archive foreign data wrapper postgres_fdw;
          create foreign table old_tickets (id uuid) server archive;
          revoke all on old_tickets from anon, authenticated;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : Served.of(schema, Relation.Kind.FOREIGN_TABLE)) {
      Served.report(
          schema,
          table,
          "everybody reads all of `"
              + table.name()
              + "` through the API: a foreign table has no row-level security");
    }
  }
}
