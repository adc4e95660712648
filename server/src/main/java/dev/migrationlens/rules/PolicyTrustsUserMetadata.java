package dev.migrationlens.rules;

import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A policy that believes what users say of themselves. */
final class PolicyTrustsUserMetadata implements Rule.OfSchema {
  private static final Pattern METADATA = Pattern.compile("\\b(raw_)?user_meta_?data\\b");

  private static final RuleInfo INFO =
      new RuleInfo(
          "policy-trusts-user-metadata",
          Severity.WARNING,
          Topic.SECURITY,
          "A policy believes what users say of themselves",
          """
          Users write their own `user_metadata` through the API. A policy that reads a role or a tenant
          from it lets them choose. Use `app_metadata`, which only a server can write, or a table.
          """,
          """
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key);
          alter table tickets enable row level security;
          create policy admins on tickets
          --            ^^^^^^ warning[policy-trusts-user-metadata]: users write their own `user_metadata`, so they decide whether this policy lets them in
            using ((select auth.jwt()) -> 'user_metadata' ->> 'role' = 'admin');
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : RowSecurity.guarded(schema)) {
      for (Policy policy : schema.end().policies(table.id())) {
        if (trusts(policy.using()) || trusts(policy.withCheck())) {
          schema.report(
              policy.origin(),
              "users write their own `user_metadata`, so they decide whether this policy lets"
                  + " them in");
        }
      }
    }
  }

  private static boolean trusts(@Nullable String condition) {
    return condition != null && METADATA.matcher(condition).find();
  }
}
