package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.ViewStatement.CreateView;
import java.util.Optional;

/** A view through which row-level security does not reach. */
final class SecurityDefinerView implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "security-definer-view",
          Severity.WARNING,
          Topic.SECURITY,
          "A served view shows what row-level security hides",
          """
          A view reads its tables with its owner's rights, and the owner is not bound by row-level
          security. Through the API everybody sees all rows that the view selects. With
          `security_invoker = on` (PostgreSQL 15) the view reads as whoever queries it.
          """,
          """
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, title text);
          alter table tickets enable row level security;
          create view ticket_titles as select title from tickets;
          --          ^^^^^^^^^^^^^ warning[security-definer-view]: shows every row of `tickets` to everybody: its row-level security does not apply in the view
          --? Let the view read as its user
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, title text);
          alter table tickets enable row level security;
          create view ticket_titles with (security_invoker = on) as select title from tickets;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation view : Served.of(schema, Relation.Kind.VIEW)) {
      Optional<Relation> hidden =
          view.traits().securityInvoker()
              ? Optional.empty()
              : Served.readBy(schema.end(), view).stream()
                  .filter(r -> r.traits().rowSecurity())
                  .findFirst();
      if (hidden.isPresent() && !schema.doubtful(view.origin(), RowSecurity.INVOKER)) {
        schema.report(
            view.origin(),
            "shows every row of `"
                + hidden.get().name()
                + "` to everybody: its row-level security does not apply in the view",
            fixes(schema, view));
      }
    }
  }

  private static Fix[] fixes(SchemaCase schema, Relation view) {
    CreateView create = schema.made(view.origin(), CreateView.class);
    Step step = schema.step(view.origin());
    if (create == null || step == null || !create.options().isEmpty()) {
      return new Fix[0];
    }
    Repair repair = schema.repair(step);
    int at = create.name().end();
    if (!create.columns().isEmpty()) {
      at = step.text().indexOf(')', create.columns().get(create.columns().size() - 1).end()) + 1;
    }
    String sql = Cures.like(step.text(), " with (security_invoker = on)");
    return new Fix[] {repair.suggest("Let the view read as its user", repair.insert(at, sql))};
  }
}
