package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.TreeSet;

/** One transaction locks several tables that are in use. */
final class SeveralTablesLocked implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "several-tables-locked",
          Severity.HINT,
          Topic.LOCKS,
          "Several tables locked in one transaction",
          """
          Each table that a transaction changes stays locked until its end, and clients that take the same tables in another
          order can deadlock with it. A migration for each table is held up, and holds up, less.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table notes (id int primary key, ticket_id int);
          --- migrations/2_change.sql
          begin;
          alter table tickets add column owner text;
          alter table notes add column owner text;
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[several-tables-locked]: ACCESS EXCLUSIVE on `notes` and `tickets` in one transaction
          commit;
          --? Do it in the next migration
          --- migrations/2_change.sql
          begin;
          alter table tickets add column owner text;
          commit;
          --- migrations/3_change_notes.sql
          alter table notes add column owner text;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Together together : Together.of(schema)) {
      var locked = new TreeSet<String>();
      for (Together.Part part : together.parts()) {
        int before = locked.size();
        part.locked().forEach(r -> locked.add(r.name()));
        if (before < 2 && locked.size() >= 2) {
          schema.report(
              part.origin(),
              "ACCESS EXCLUSIVE on `" + String.join("` and `", locked) + "` in one transaction",
              part.postponed(schema, "change_"));
        }
      }
    }
  }
}
