package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables whose triggers, at the chain's end, run the function that a statement makes. */
final class Fired {
  private Fired() {}

  static List<Relation> by(Replay replay, Step step) {
    if (!step.text().toLowerCase(Locale.ROOT).contains("trigger")) {
      return List.of();
    }
    List<Long> made =
        step.writes().values().stream()
            .flatMap(Optional::stream)
            .filter(Overloads.class::isInstance)
            .flatMap(o -> ((Overloads) o).routines().stream())
            .filter(r -> r.origin().step() == step.id())
            .map(Routine::id)
            .toList();
    var tables = new ArrayList<Relation>();
    for (String id : made.isEmpty() ? List.<String>of() : tablesWithTriggers(replay)) {
      Relation table = replay.end().relationById(Long.parseLong(id));
      for (Catalog.Entry entry : replay.end().scan(Space.TRIGGER, id)) {
        if (table != null
            && entry.value() instanceof Trigger trigger
            && made.contains(trigger.function())
            && !tables.contains(table)) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private static List<String> tablesWithTriggers(Replay replay) {
    return List.copyOf(replay.timeline().parentsEver(Space.TRIGGER));
  }
}
