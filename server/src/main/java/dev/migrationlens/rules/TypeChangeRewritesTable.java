package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.AlterAction;

/** A column's new type makes PostgreSQL write every row again. */
final class TypeChangeRewritesTable implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "type-change-rewrites-table",
          Severity.INFO,
          Topic.LOCKS,
          "A type change that rewrites the table",
          """
          The table is written again, with all its indexes, under an ACCESS EXCLUSIVE lock: nobody reads or writes until it
          is done. To keep clients running: add a column of the new type, let a trigger or the application fill both,
          backfill in batches, read from the new one, drop the old one. Some changes need no rewrite (`varchar(20)` to
          `varchar(50)` or `text`, more digits of a `numeric`), and are not reported.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets alter column priority type bigint;
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[type-change-rewrites-table]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes while the table is rewritten
          --? Fill a column of the new type beside it, then exchange them
          --- migrations/2_change.sql
          alter table tickets add column priority_new bigint;
          create function tickets_priority_new_too() returns trigger language plpgsql as $$
          begin
            new.priority_new := new.priority::bigint;
            return new;
          end $$;
          create trigger tickets_priority_new_too before insert or update on tickets
            for each row execute function tickets_priority_new_too();
          --- migrations/3_fill_tickets_priority.sql
          update tickets set priority_new = priority::bigint where priority_new is null and priority is not null;
          --- migrations/4_exchange_tickets_priority.sql
          begin;
          drop trigger tickets_priority_new_too on tickets;
          drop function tickets_priority_new_too();
          -- allow: drops-column-in-use, the new one takes its place
          alter table tickets drop column priority;
          alter table tickets rename column priority_new to priority;
          commit;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.SetType set : Running.actions(statement, AlterAction.SetType.class)) {
      Running.touches(statement, Claim.COLUMN_TYPE_REWRITES).stream()
          .findFirst()
          .filter(t -> RetypedColumn.rewritten(statement, set, t))
          .ifPresent(
              t ->
                  Running.report(
                      statement,
                      t,
                      set,
                      Running.lock(statement, t, "while the table is rewritten"),
                      RetypedColumn.cure(statement, set, t.relation())));
    }
  }
}
