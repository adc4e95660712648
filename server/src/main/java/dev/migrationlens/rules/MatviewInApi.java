package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A materialized view that the API serves. */
final class MatviewInApi implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "matview-in-api",
          Severity.WARNING,
          Topic.SECURITY,
          "A materialized view is served to everybody",
          """
          A materialized view has no row-level security. In `public` everybody reads all of it through the
          API, whatever the tables behind it allow. Keep it in a schema that is not served, or take the
          privileges away and serve it through a function.
          """,
          """
          --- supabase/migrations/20260105000000_totals.sql
          create materialized view totals as select 1 as n;
          --                       ^^^^^^ warning[matview-in-api]: everybody reads all of `totals` through the API: a materialized view has no row-level security
          --? Take it out of the API
          --- supabase/migrations/20260105000000_totals.sql
          create materialized view totals as select 1 as n;
          revoke all on totals from anon, authenticated;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation view : Served.of(schema, Relation.Kind.MATERIALIZED_VIEW)) {
      Served.report(
          schema,
          view,
          "everybody reads all of `"
              + view.name()
              + "` through the API: a materialized view has no row-level security");
    }
  }
}
