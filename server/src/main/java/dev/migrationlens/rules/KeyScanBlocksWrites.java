package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.Constraint;

/** A foreign key is checked against every row while writes wait. */
final class KeyScanBlocksWrites implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "key-scan-blocks-writes",
          Severity.INFO,
          Topic.LOCKS,
          "A foreign key checked while writes wait",
          """
          `ADD FOREIGN KEY` holds a SHARE ROW EXCLUSIVE lock on both tables while it looks at every row: nobody writes
          to either. `NOT VALID` skips the look, and `VALIDATE CONSTRAINT`, in a transaction of its own, does it
          without stopping writes.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table notes (id int primary key, ticket_id int);
          --- migrations/2_change.sql
          alter table notes add foreign key (ticket_id) references tickets (id);
          --                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[key-scan-blocks-writes]: SHARE ROW EXCLUSIVE on `notes` blocks writes while every row is checked
          --? Add it NOT VALID and validate it in the next migration
          --- migrations/2_change.sql
          alter table notes add foreign key (ticket_id) references tickets (id) not valid;
          --- migrations/3_validate_notes_ticket_id_fkey.sql
          alter table notes validate constraint notes_ticket_id_fkey;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    Running.scans(statement, Constraint.ForeignKey.class, Claim.FOREIGN_KEY_ADD);
  }
}
