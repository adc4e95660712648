package dev.migrationlens.rules;

import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Exposure;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A policy that lets everybody write. */
final class PolicyAlwaysTrue implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "policy-always-true",
          Severity.WARNING,
          Topic.SECURITY,
          "A policy lets everybody write every row",
          """
          A policy that is always true switches row-level security off again for its command. For
          reading, that may be meant; for writing, one user changes what belongs to others. Say whose
          rows they are.
          """,
          """
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, owner uuid);
          alter table tickets enable row level security;
          create policy "Anybody reads" on tickets for select using (true);
          create policy "Anybody edits" on tickets for update using (true);
          --            ^^^^^^^^^^^^^^^ warning[policy-always-true]: lets everybody UPDATE every row of `tickets`
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : RowSecurity.guarded(schema)) {
      var policies = schema.end().policies(table.id());
      if (policies.stream().allMatch(Policy::permissive)) {
        policies.stream()
            .filter(p -> Exposure.forStrangers(p.roles()) && letsAll(p))
            .forEach(p -> schema.report(p.origin(), message(table, p)));
      }
    }
  }

  /** What a policy leaves out of WITH CHECK is what it says in USING. */
  private static boolean letsAll(Policy policy) {
    return switch (policy.command()) {
      case "insert" -> isTrue(policy.withCheck());
      case "update", "delete", "all" ->
          isTrue(policy.using()) && (policy.withCheck() == null || isTrue(policy.withCheck()));
      default -> false;
    };
  }

  private static boolean isTrue(@Nullable String condition) {
    return condition != null && condition.replaceAll("[()\\s]", "").equalsIgnoreCase("true");
  }

  private static String message(Relation table, Policy policy) {
    String who =
        policy.roles().isEmpty() || policy.roles().contains("public")
            ? "everybody"
            : "`" + String.join("`, `", policy.roles()) + "`";
    String what =
        switch (policy.command()) {
          case "all" -> "change and delete every row of `";
          case "insert" -> "INSERT any row into `";
          default -> policy.command().toUpperCase(Locale.ROOT) + " every row of `";
        };
    return "lets " + who + " " + what + table.name() + "`";
  }
}
