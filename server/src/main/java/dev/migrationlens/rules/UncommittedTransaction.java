package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.text.Span;
import java.util.List;

/** A transaction that the file begins and does not end. */
final class UncommittedTransaction implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "uncommitted-transaction",
          Severity.WARNING,
          Topic.LOCKS,
          "A transaction that the file does not end",
          """
          When the connection closes, PostgreSQL undoes what was not committed: the migration seems to have run, and left
          nothing.
          """,
          """
          begin;
          --^^^ warning[uncommitted-transaction]: nothing in this file commits it
          create table tickets (id int primary key);
          --? Commit it
          begin;
          create table tickets (id int primary key);
          commit;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Migration migration : schema.replay().migrations()) {
      Step open = null;
      for (Step step : schema.replay().steps(migration.path())) {
        if (step.parsed() != null
            && step.parsed().statement() instanceof TransactionStatement.Control control) {
          open =
              switch (control.verb()) {
                case BEGIN -> open == null ? step : open;
                case COMMIT, ROLLBACK, PREPARE -> control.chain() ? open : null;
                case SAVEPOINT, RELEASE, ROLLBACK_TO, COMMIT_PREPARED, ROLLBACK_PREPARED -> open;
              };
        }
      }
      if (open != null && !schema.files().applied(migration.path())) {
        schema.report(
            new Origin(open.id(), new Span(0, open.text().length())),
            "nothing in this file commits it",
            cure(schema, migration));
      }
    }
  }

  private static Fix cure(SchemaCase schema, Migration migration) {
    List<Step> steps = schema.replay().steps(migration.path());
    Step last = steps.get(steps.size() - 1);
    Repair repair = schema.repair(last);
    return repair.suggest("Commit it", repair.after(Cures.like(last.text(), "commit;")));
  }
}
