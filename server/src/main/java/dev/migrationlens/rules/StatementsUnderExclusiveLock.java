package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Claim;
import java.util.TreeSet;

/** Long work is done while a table stays locked. */
final class StatementsUnderExclusiveLock implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "statements-under-exclusive-lock",
          Severity.INFO,
          Topic.LOCKS,
          "Long work while a table can be neither read nor written",
          """
          The lock of an earlier statement is held until the transaction ends, so everybody waits for this one as well. Put
          what takes long into a migration of its own.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table notes (id int primary key, ticket_id int);
          --- migrations/2_change.sql
          begin;
          alter table tickets add column owner text;
          create index notes_ticket on notes (ticket_id);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[statements-under-exclusive-lock]: reads every row while `tickets` can be neither read nor written, to COMMIT
          commit;
          --? Do it in the next migration
          --- migrations/2_change.sql
          begin;
          alter table tickets add column owner text;
          commit;
          --- migrations/3_later_notes.sql
          create index notes_ticket on notes (ticket_id);
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
        boolean slow =
            part.inUse().stream()
                .anyMatch(t -> t.work().grows() && t.claim() != Claim.ROWS_ALL_WRITTEN);
        if (slow && !locked.isEmpty()) {
          schema.report(
              part.origin(),
              "reads every row while `"
                  + String.join("`, `", locked)
                  + "` can be neither read nor written, "
                  + part.impact().until().words(),
              part.postponed(schema, "later_"));
        }
        part.locked().forEach(r -> locked.add(r.name()));
      }
    }
  }
}
