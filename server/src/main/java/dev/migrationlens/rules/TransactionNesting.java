package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.replay.Until;
import dev.migrationlens.syntax.ast.TransactionStatement;

/** BEGIN where a transaction is open already. */
final class TransactionNesting implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "transaction-nesting",
          Severity.INFO,
          Topic.LOCKS,
          "A transaction begun inside another",
          """
          PostgreSQL has no nested transactions: `BEGIN` inside one only warns, and the first `COMMIT` ends both, the migration
          tool's own too. What follows is then no longer undone when the migration fails. Use `SAVEPOINT`.
          """,
          """
          begin;
          create table tickets (id int primary key);
          begin;
          --^^^ info[transaction-nesting]: a transaction is open already, and the next COMMIT ends it
          create table notes (id int primary key);
          commit;
          --? Delete it
          begin;
          create table tickets (id int primary key);
          create table notes (id int primary key);
          commit;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof TransactionStatement.Control control
        && !Running.alone(statement)
        && !isImplicit(statement)
        && !statement.files().applied(statement.step().path())) {
      boolean written = statement.impact().until() == Until.COMMIT;
      switch (control.verb()) {
        case BEGIN -> begun(statement, control, written);
        case COMMIT, ROLLBACK -> {
          if (!written && !isBegun(statement)) {
            statement.report(
                control, "ends the transaction in which the tool runs this file: delete it");
          }
        }
        case SAVEPOINT, RELEASE, ROLLBACK_TO, PREPARE, COMMIT_PREPARED, ROLLBACK_PREPARED -> {}
      }
    }
  }

  /** A block that BEGIN makes an explicit one without a word. */
  private static boolean isImplicit(StatementCase statement) {
    Migration file = statement.replay().migration(statement.step().path());
    return statement.impact().until() == Until.FILE
        && file != null
        && file.transaction() == Migration.TransactionMode.IMPLICIT_BLOCK;
  }

  private static void begun(
      StatementCase statement, TransactionStatement.Control control, boolean written) {
    Repair repair = statement.repair();
    statement.report(
        control,
        written
            ? "a transaction is open already, and the next COMMIT ends it"
            : "the tool runs this file in a transaction, which the next COMMIT ends",
        written ? new Fix[] {repair.suggest("Delete it", repair.remove())} : new Fix[0]);
  }

  /** Whether a BEGIN above was told of, whose end this is. */
  private static boolean isBegun(StatementCase statement) {
    for (Step step : statement.replay().steps(statement.step().path())) {
      if (step == statement.step()) {
        return false;
      }
      if (step.parsed() != null
          && step.parsed().statement() instanceof TransactionStatement.Control control
          && control.verb() == TransactionStatement.Verb.BEGIN) {
        return true;
      }
    }
    return false;
  }
}
