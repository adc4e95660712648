package dev.migrationlens.naming;

import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tables' triggers run which functions, at some time of the chain. */
final class Fired {
  private Fired() {}

  /** The functions that a statement makes, if they may be for triggers. */
  static List<Long> functions(Step step) {
    return References.containsIgnoringCase(step.text(), "trigger")
        ? step.writes().values().stream()
            .flatMap(Optional::stream)
            .filter(Overloads.class::isInstance)
            .flatMap(o -> ((Overloads) o).routines().stream())
            .filter(r -> r.origin().step() == step.id())
            .map(Routine::id)
            .toList()
        : List.of();
  }

  /** Tables by their ids, by the functions. */
  static Map<Long, Map<Long, Relation>> tables(Replay replay) {
    Map<Long, Map<Long, Relation>> tables = new HashMap<>();
    for (Step step : replay.steps()) {
      step.writes()
          .forEach(
              (key, value) -> {
                if (key.space() == Space.TRIGGER && value.orElse(null) instanceof Trigger trigger) {
                  Relation table = replay.after(step).relationById(Long.parseLong(key.parent()));
                  if (table != null) {
                    tables
                        .computeIfAbsent(trigger.function(), f -> new LinkedHashMap<>())
                        .putIfAbsent(table.id(), table);
                  }
                }
              });
    }
    return tables;
  }
}
