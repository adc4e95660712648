package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;

/** A primary key builds its index while everybody waits. */
final class PrimaryKeyUnderLock implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "primary-key-under-lock",
          Severity.INFO,
          Topic.LOCKS,
          "A primary key whose index is built while everybody waits",
          """
          `ADD PRIMARY KEY` builds an index under an ACCESS EXCLUSIVE lock, and reads every row once more where a column
          may be null. Build a unique index CONCURRENTLY first, make the columns NOT NULL, then
          `ADD PRIMARY KEY USING INDEX`.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table notes (id int not null);
          --- migrations/2_change.sql
          alter table notes add constraint notes_pkey primary key (id);
          --                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[primary-key-under-lock]: ACCESS EXCLUSIVE on `notes` blocks reads and writes while its index is built
          --? Build the index CONCURRENTLY, then make it the key
          --- migrations/2_change.sql
          create unique index concurrently notes_pkey on notes (id);
          alter table notes add constraint notes_pkey primary key using index notes_pkey;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.AddConstraint add :
        Running.actions(statement, AlterAction.AddConstraint.class)) {
      if (add.constraint() instanceof Constraint.Key key && key.primary()) {
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
  }
}
