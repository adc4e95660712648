package dev.migrationlens.rules;

import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.AlterAction;
import java.util.Optional;

/** A constraint is validated in the transaction that adds it. */
final class ValidateInSameTransaction implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "validate-in-same-transaction",
          Severity.INFO,
          Topic.LOCKS,
          "A constraint validated under the lock that adding it took",
          """
          `NOT VALID` followed by `VALIDATE CONSTRAINT` helps only in two transactions: the lock that adding took is held
          until the first one ends, so that the look at every row stops everybody all the same.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          begin;
          alter table tickets add constraint priority_positive check (priority > 0) not valid;
          alter table tickets validate constraint priority_positive;
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[validate-in-same-transaction]: `priority_positive` was added in this transaction, whose lock on `tickets` lasts while every row is checked
          commit;
          --? Validate it in the next migration
          --- migrations/2_change.sql
          begin;
          alter table tickets add constraint priority_positive check (priority > 0) not valid;
          commit;
          --- migrations/3_validate_priority_positive.sql
          alter table tickets validate constraint priority_positive;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.ValidateConstraint validate :
        Running.actions(statement, AlterAction.ValidateConstraint.class)) {
      for (Touch touch : Running.touches(statement, Claim.CONSTRAINT_VALIDATE)) {
        TableConstraint constraint = touch.relation().constraint(validate.name().text());
        if (constraint != null
            && !Running.alone(statement)
            && Clients.bornIn(statement.replay(), statement.step(), constraint.origin())) {
          Running.report(
              statement,
              validate,
              "`"
                  + constraint.name()
                  + "` was added in this transaction, whose lock on `"
                  + touch.relation().name()
                  + "` lasts while every row is checked",
              cure(statement, constraint));
        }
      }
    }
  }

  private static Optional<Fix> cure(StatementCase statement, TableConstraint constraint) {
    Repair repair = statement.repair();
    return Running.later(
        statement,
        "Validate it in the next migration",
        "validate_" + constraint.name(),
        statement.step().text() + ";",
        Running.here(repair, repair.remove()));
  }
}
