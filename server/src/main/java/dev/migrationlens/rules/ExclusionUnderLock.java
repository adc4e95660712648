package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;
import java.util.Optional;

/** An exclusion constraint builds its index while everybody waits. */
final class ExclusionUnderLock implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "exclusion-under-lock",
          Severity.INFO,
          Topic.LOCKS,
          "An exclusion constraint whose index is built while everybody waits",
          """
          `ADD EXCLUDE` builds an index under an ACCESS EXCLUSIVE lock, and PostgreSQL has no other way to add one: do
          it while the table is small, or fill a new table that has it from the start.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table bookings (id int primary key, during tsrange);
          --- migrations/2_change.sql
          alter table bookings add exclude using gist (during with &&);
          --                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[exclusion-under-lock]: ACCESS EXCLUSIVE on `bookings` blocks reads and writes while its index is built
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.AddConstraint add :
        Running.actions(statement, AlterAction.AddConstraint.class)) {
      if (add.constraint() instanceof Constraint.Exclusion constraint) {
        Running.touches(statement, Claim.EXCLUSION_ADD).stream()
            .findFirst()
            .ifPresent(
                t ->
                    Running.report(
                        statement,
                        t,
                        constraint,
                        Running.lock(statement, t, "while its index is built"),
                        Optional.empty()));
      }
    }
  }
}
