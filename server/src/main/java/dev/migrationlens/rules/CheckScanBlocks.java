package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.Constraint;

/** A check is made of every row while everybody waits. */
final class CheckScanBlocks implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "check-scan-blocks",
          Severity.INFO,
          Topic.LOCKS,
          "A check of every row while everybody waits",
          """
          `ADD CHECK` holds an ACCESS EXCLUSIVE lock while it looks at every row. `NOT VALID` skips the look, and
          `VALIDATE CONSTRAINT`, in a transaction of its own, does it while reads and writes go on.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets add constraint priority_positive check (priority > 0);
          --                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[check-scan-blocks]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes while every row is checked
          --? Add it NOT VALID and validate it in the next migration
          --- migrations/2_change.sql
          alter table tickets add constraint priority_positive check (priority > 0) not valid;
          --- migrations/3_validate_priority_positive.sql
          alter table tickets validate constraint priority_positive;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    Running.scans(statement, Constraint.Check.class, Claim.CHECK_ADD);
    InlineConstraint.report(
        statement,
        Constraint.Check.class::isInstance,
        "while every row is checked",
        (add, check, table) -> InlineConstraint.notValid(statement, add, check, table));
  }
}
