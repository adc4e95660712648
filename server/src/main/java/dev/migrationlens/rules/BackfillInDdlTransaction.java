package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.syntax.ast.DmlStatement;
import java.util.TreeSet;

/** Rows are filled under the lock of a schema change. */
final class BackfillInDdlTransaction implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "backfill-in-ddl-transaction",
          Severity.INFO,
          Topic.LOCKS,
          "Rows filled in the transaction that changed the table",
          """
          A schema change locks its table against reads and writes until the transaction ends. Filling rows in the same
          transaction makes everybody wait for the filling too. Do it in the next migration, in batches.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          begin;
          alter table tickets add column owner text;
          update tickets set owner = 'nobody' where owner is null;
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[backfill-in-ddl-transaction]: runs while `tickets` can be neither read nor written, to COMMIT
          commit;
          --? Do it in the next migration
          --- migrations/2_change.sql
          begin;
          alter table tickets add column owner text;
          commit;
          --- migrations/3_fill_tickets.sql
          update tickets set owner = 'nobody' where owner is null;
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
        boolean fills =
            part.step().parsed() != null
                && (part.step().parsed().statement() instanceof DmlStatement.Update
                    || part.step().parsed().statement() instanceof DmlStatement.Delete);
        if (fills && !locked.isEmpty() && !part.inUse().isEmpty()) {
          schema.report(
              part.origin(),
              "runs while `"
                  + String.join("`, `", locked)
                  + "` can be neither read nor written, "
                  + part.impact().until().words(),
              part.postponed(schema, "fill_"));
        }
        part.locked().forEach(r -> locked.add(r.name()));
      }
    }
  }
}
