package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import java.util.Optional;

/** SET NOT NULL looks at every row while everybody waits. */
final class NotNullScansTable implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "not-null-scans-table",
          Severity.INFO,
          Topic.LOCKS,
          "SET NOT NULL looks at every row while everybody waits",
          """
          `SET NOT NULL` holds an ACCESS EXCLUSIVE lock while it looks at every row. Where a valid `CHECK (… IS NOT NULL)`
          proves it, PostgreSQL need not look: add the check NOT VALID, validate it in a transaction of its own, set the
          column NOT NULL and drop the check.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets alter column title set not null;
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[not-null-scans-table]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes while every row is looked at
          --? Let a validated CHECK prove it, in the next migration
          --- migrations/2_change.sql
          alter table tickets add constraint tickets_title_present check (title is not null) not valid;
          --- migrations/3_require_tickets_title.sql
          alter table tickets validate constraint tickets_title_present;
          alter table tickets alter column title set not null;
          alter table tickets drop constraint tickets_title_present;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.SetNotNull set : Running.actions(statement, AlterAction.SetNotNull.class)) {
      if (set.notNull()) {
        Running.touches(statement, Claim.NOT_NULL_SET).stream()
            .findFirst()
            .ifPresent(
                t ->
                    Running.report(
                        statement,
                        t,
                        set,
                        Running.lock(statement, t, "while every row is looked at"),
                        cure(statement, set, t.relation())));
      }
    }
  }

  private static Optional<Fix> cure(
      StatementCase statement, AlterAction.SetNotNull set, Relation table) {
    Repair repair = statement.repair();
    String text = statement.step().text();
    String column = set.column().text();
    String check = Names.quote(table.name() + "_" + column + "_present");
    String add =
        "add constraint %s check (%s is not null) not valid".formatted(check, Names.quote(column));
    String name = Running.name(table);
    String rest =
        """
        alter table %1$s validate constraint %2$s;
        alter table %1$s alter column %3$s set not null;
        alter table %1$s drop constraint %2$s;
        """
            .formatted(name, check, Names.quote(column));
    return Running.later(
        statement,
        "Let a validated CHECK prove it, in the next migration",
        "require_" + table.name() + "_" + column,
        Cures.like(text, rest),
        Running.here(repair, repair.replace(set, Cures.like(text, add))));
  }
}
