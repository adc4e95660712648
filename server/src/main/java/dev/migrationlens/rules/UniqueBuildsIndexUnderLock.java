package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;

/** A unique constraint builds its index while everybody waits. */
final class UniqueBuildsIndexUnderLock implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unique-builds-index-under-lock",
          Severity.INFO,
          Topic.LOCKS,
          "A unique constraint whose index is built while everybody waits",
          """
          `ADD UNIQUE` builds an index under an ACCESS EXCLUSIVE lock: neither reads nor writes go on meanwhile. Build
          the index with `CREATE UNIQUE INDEX CONCURRENTLY` first; `ADD CONSTRAINT … UNIQUE USING INDEX` then takes an
          instant.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table notes (id int not null);
          --- migrations/2_change.sql
          alter table tickets add constraint tickets_title_key unique (title);
          --                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[unique-builds-index-under-lock]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes while its index is built
          --? Build the index CONCURRENTLY, then make it the key
          --- migrations/2_change.sql
          create unique index concurrently tickets_title_key on tickets (title);
          alter table tickets add constraint tickets_title_key unique using index tickets_title_key;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.AddConstraint add :
        Running.actions(statement, AlterAction.AddConstraint.class)) {
      if (add.constraint() instanceof Constraint.Key key && !key.primary()) {
        Running.touches(statement, Claim.KEY_ADD).stream()
            .findFirst()
            .ifPresent(
                t ->
                    Running.report(
                        statement,
                        t,
                        key,
                        Running.lock(statement, t, "while its index is built"),
                        UsingIndex.cure(statement, add, key, t.relation())));
      }
    }
    InlineConstraint.report(
        statement,
        c -> c instanceof Constraint.Key key && !key.primary() && !key.timing().deferrable(),
        "while its index is built",
        (add, key, table) -> InlineConstraint.indexed(statement, add, key, table));
  }
}
