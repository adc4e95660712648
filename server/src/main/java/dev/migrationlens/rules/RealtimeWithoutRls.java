package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A table whose changes are broadcast to everybody. */
final class RealtimeWithoutRls implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "realtime-without-rls",
          Severity.WARNING,
          Topic.SECURITY,
          "Changes of a table are broadcast to everybody",
          """
          What is published in `supabase_realtime` is sent to every listener whom row-level security lets
          read the row. Without it, that is everybody with the anonymous key.
          """,
          """
          --- supabase/migrations/20260105000000_messages.sql
          create table messages (id uuid primary key, body text);
          alter publication supabase_realtime add table messages;
          --                                            ^^^^^^^^ warning[realtime-without-rls]: every change of `messages` is sent to whoever listens: its row-level security is off
          --? Enable row-level security
          --- supabase/migrations/20260105000000_messages.sql
          create table messages (id uuid primary key, body text);
          alter table messages enable row level security;
          alter publication supabase_realtime add table messages;
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
      if (RowSecurity.isOpen(schema, table)) {
        for (Catalog.Entry entry : schema.end().scan(Space.PUBLISHED, Long.toString(table.id()))) {
          if (entry.key().name().equals("supabase_realtime")
              && entry.value() instanceof NamedObject published) {
            schema.report(
                published.origin(),
                "every change of `"
                    + table.name()
                    + "` is sent to whoever listens: its row-level security is off",
                RowSecurity.enable(schema, table));
          }
        }
      }
    }
  }
}
