package dev.migrationlens.rules;

import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.SessionStatement;
import java.util.Optional;

/** Whether a file limits how long its statements wait and run. */
final class Timeouts {
  private Timeouts() {}

  /** The first statement that locks something in use before the setting is set. */
  static Optional<Step> firstUnlimited(SchemaCase schema, Migration migration, String setting) {
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
