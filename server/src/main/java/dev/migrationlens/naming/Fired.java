package dev.migrationlens.naming;

import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables whose triggers, at some time, run the function that a statement makes. */
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
    var tables = new LinkedHashMap<Long, Relation>();
    for (Step other : made.isEmpty() ? List.<Step>of() : replay.steps()) {
      other
          .writes()
          .forEach(
              (key, value) -> {
                boolean runs =
                    key.space() == Space.TRIGGER
                        && value.orElse(null) instanceof Trigger trigger
                        && made.contains(trigger.function());
                Relation table =
                    runs ? replay.after(other).relationById(Long.parseLong(key.parent())) : null;
                if (table != null) {
                  tables.putIfAbsent(table.id(), table);
                }
              });
    }
    return List.copyOf(tables.values());
  }
}
