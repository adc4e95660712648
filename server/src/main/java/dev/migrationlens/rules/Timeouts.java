package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.text.Span;
import java.util.Optional;

/** Whether a file limits how long its statements wait and run. */
final class Timeouts {
  private Timeouts() {}

  /** Tells of each file that locks something in use before the setting is set. */
  static void tellWithout(String setting, SchemaCase schema) {
    for (Migration migration : schema.replay().migrations()) {
      firstUnlimited(schema, migration, setting).ifPresent(step -> tell(setting, schema, step));
    }
  }

  private static void tell(String setting, SchemaCase schema, Step step) {
    Repair repair = schema.repair(step);
    String set = Cures.like(step.text(), "set " + setting + " = '5s';");
    schema.report(
        new Origin(step.id(), new Span(0, step.text().length())),
        "no `" + setting + "` limits how long this may hold others up",
        repair.suggest("Set " + setting, repair.before(set)));
  }

  /** The first statement that locks something in use before the setting is set. */
  private static Optional<Step> firstUnlimited(
      SchemaCase schema, Migration migration, String setting) {
    if (schema.files().applied(migration.path())) {
      return Optional.empty();
    }
    for (Step step : schema.replay().steps(migration.path())) {
      if (step.parsed() == null) {
        continue;
      }
      if (step.parsed().statement() instanceof SessionStatement.Set set
          && set.name().equals(setting)) {
        return Optional.empty();
      }
      boolean locks =
          schema.impact(step).touches().stream()
              .filter(t -> t.lock().blocksWrites())
              .anyMatch(t -> Clients.mayUse(schema.replay(), step, t.relation()));
      if (locks) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }
}
