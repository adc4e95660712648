package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Draft;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.replay.Impact;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.sql.LockMode;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;

/** The statements that share a transaction, and with it their locks. */
record Together(List<Part> parts) {

  /** One statement and what it does to relations in use. */
  record Part(Step step, Impact impact, List<Touch> inUse) {
    Origin origin() {
      return new Origin(step.id(), new Span(0, step.text().length()));
    }

    /** The statement in the next migration, whose name starts with a word. */
    Fix[] postponed(SchemaCase schema, String word) {
      Repair repair = schema.repair(step);
      String name = word + inUse.get(0).relation().name();
      return Running.later(
              schema.files(),
              "Do it in the next migration",
              List.of(Draft.usual(name, step.text() + ";")),
              Running.here(repair, repair.remove()))
          .stream()
          .toArray(Fix[]::new);
    }

    /** The relations in use that nobody else may even read from now on. */
    List<Relation> locked() {
      return inUse.stream()
          .filter(t -> t.lock() == LockMode.ACCESS_EXCLUSIVE)
          .map(Touch::relation)
          .distinct()
          .toList();
    }
  }

  /** Every transaction of more than one statement of the files that may still be changed. */
  static List<Together> of(SchemaCase schema) {
    var all = new ArrayList<Together>();
    for (Migration migration : schema.replay().migrations()) {
      if (!schema.files().applied(migration.path())) {
        file(schema, migration, all);
      }
    }
    return all;
  }

  private static void file(SchemaCase schema, Migration migration, List<Together> all) {
    var parts = new ArrayList<Part>();
    for (Step step : schema.replay().steps(migration.path())) {
      if (step.parsed() == null || step.parsed().broken()) {
        continue;
      }
      Impact impact = schema.impact(step);
      boolean control = step.parsed().statement() instanceof TransactionStatement;
      if (control || !impact.until().outlivesStatement()) {
        add(parts, all);
      }
      if (!control && impact.until().outlivesStatement()) {
        var inUse =
            impact.touches().stream()
                .filter(t -> Clients.mayUse(schema.replay(), step, t.relation()))
                .toList();
        parts.add(new Part(step, impact, inUse));
      }
    }
    add(parts, all);
  }

  private static void add(List<Part> parts, List<Together> all) {
    if (parts.size() > 1) {
      all.add(new Together(List.copyOf(parts)));
    }
    parts.clear();
  }
}
