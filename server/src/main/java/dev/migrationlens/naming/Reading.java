package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.LineIndex;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chain as one question reads it: what a statement's names stand for is found out once. */
final class Reading {
  private final Replay replay;
  private @Nullable Map<Long, Map<Long, Relation>> fired;

  Reading(Replay replay) {
    this.replay = replay;
  }

  Bindings bindings(Step step) {
    return replay.memory().of(step, Bindings.class, s -> Bindings.of(this, s));
  }

  /** Whether a statement's text has a name, or part of one, whatever its case. */
  boolean says(Step step, String name) {
    return replay.memory().of(step, Trigrams.class, s -> Trigrams.of(s.text())).mayHold(name)
        && References.containsIgnoringCase(step.text(), name);
  }

  /** The tables whose triggers, at some time, run the function that a statement makes. */
  List<Relation> fired(Step step) {
    List<Long> made = Fired.functions(step);
    if (made.isEmpty()) {
      return List.of();
    }
    if (fired == null) {
      fired = Fired.tables(replay);
    }
    Map<Long, Map<Long, Relation>> all = fired;
    return made.stream().flatMap(id -> all.getOrDefault(id, Map.of()).values().stream()).toList();
  }

  Replay replay() {
    return replay;
  }

  List<Step> steps() {
    return replay.steps();
  }

  List<Step> steps(String path) {
    return replay.steps(path);
  }

  @Nullable Step step(int id) {
    return replay.step(id);
  }

  Catalog before(Step step) {
    return replay.before(step);
  }

  Catalog after(Step step) {
    return replay.after(step);
  }

  Catalog end() {
    return replay.end();
  }

  String text(String path) {
    Migration file = replay.migration(path);
    return file == null ? "" : file.text();
  }

  /** {@code file.sql:12}. */
  String where(Site site) {
    int line = new LineIndex(text(site.path())).line(site.span().start()) + 1;
    return site.path().substring(site.path().lastIndexOf('/') + 1) + ":" + line;
  }
}
