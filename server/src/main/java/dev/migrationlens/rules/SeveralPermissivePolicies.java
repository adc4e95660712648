package dev.migrationlens.rules;

import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Policies that are all evaluated, of which one would do. */
final class SeveralPermissivePolicies implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "several-permissive-policies",
          Severity.INFO,
          Topic.SECURITY,
          "Several permissive policies are for one command and one role",
          """
          A row is open if any of its permissive policies says so, and PostgreSQL evaluates all of them
          for each row. One policy with `OR` says the same, and shows at one place who is let in.
          """,
          """
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, owner uuid, open boolean);
          alter table tickets enable row level security;
          create policy own on tickets for all using (owner = (select auth.uid()));
          create policy opened on tickets for select using (open);
          --            ^^^^^^ info[several-permissive-policies]: `own` is for SELECT on `tickets` too: both are evaluated for each row
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : RowSecurity.guarded(schema)) {
      List<Policy> policies =
          schema.end().policies(table.id()).stream().filter(Policy::permissive).toList();
      for (int i = 1; i < policies.size(); i++) {
        Policy later = policies.get(i);
        Optional<Policy> other =
            policies.subList(0, i).stream().filter(p -> meet(p, later)).findFirst();
        if (other.isPresent()) {
          schema.report(later.origin(), message(table, other.get(), later));
          break;
        }
      }
    }
  }

  private static boolean meet(Policy a, Policy b) {
    boolean command =
        a.command().equals(b.command()) || a.command().equals("all") || b.command().equals("all");
    boolean everybody =
        a.roles().isEmpty()
            || b.roles().isEmpty()
            || a.roles().contains("public")
            || b.roles().contains("public");
    return command && (everybody || a.roles().stream().anyMatch(b.roles()::contains));
  }

  private static String message(Relation table, Policy first, Policy later) {
    String command = later.command().equals("all") ? first.command() : later.command();
    String what = command.equals("all") ? "every command" : command.toUpperCase(Locale.ROOT);
    return "`"
        + first.name()
        + "` is for "
        + what
        + " on `"
        + table.name()
        + "` too: both are evaluated for each row";
  }
}
