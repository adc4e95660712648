package dev.migrationlens.replay;

import dev.migrationlens.catalog.Draft;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.effect.Assumed;
import dev.migrationlens.effect.Bodies;
import dev.migrationlens.effect.Effects;
import dev.migrationlens.effect.Evaluation;
import dev.migrationlens.effect.FreshLabels;
import dev.migrationlens.effect.LocalSettings;
import dev.migrationlens.effect.PreparedStatements;
import dev.migrationlens.effect.Recovery;
import dev.migrationlens.effect.StoredRows;
import dev.migrationlens.effect.TemporaryTables;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.ast.TransactionStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** How a file becomes steps, stays the same steps while it is edited, and what each step does. */
final class Steps {
  /** Fewer steps than these are parsed sooner than a thread starts. */
  private static final int MANY = 100;

  private Steps() {}

  /** A file's steps after an edit, those that are gone, and those that took another's place. */
  record Edited(List<Step> steps, List<Step> removed, List<Step> replacing) {}

  static List<Step> read(Migration migration, IntSupplier ids, Effort work) {
    var steps = new ArrayList<Step>(migration.up().size() + 1);
    steps.add(start(migration, ids.getAsInt()));
    for (Slice slice : migration.up()) {
      steps.add(step(migration, slice, ids.getAsInt(), work));
    }
    return steps;
  }

  /** Parses on another processor what the replay will come to; it waits where it comes too soon. */
  static void readAhead(List<Step> steps) {
    if (steps.size() >= MANY) {
      var reader = new Thread(() -> steps.forEach(Step::parsed), "migration-lens-reader");
      reader.setDaemon(true);
      reader.start();
    }
  }

  private static Step start(Migration migration, int id) {
    return new Step(id, migration.path(), new Slice(Slice.Kind.SQL, 0, 0), "", null);
  }

  private static Step step(Migration migration, Slice slice, int id, Effort work) {
    String text = slice.of(migration.text());
    boolean speaks = slice.kind() == Slice.Kind.SQL;
    return new Step(id, migration.path(), slice, text, speaks ? work : null);
  }

  /** Keeps the longest equal beginning and end; a single edited statement keeps its identity. */
  static Edited edit(
      List<Step> old, Migration before, Migration now, IntSupplier ids, Effort work) {
    List<Slice> slices = now.up();
    boolean sameFrame = before.runner() == now.runner() && states(before).equals(states(now));
    int oldCount = old.size() - 1;
    int head = 0;
    while (head < oldCount
        && head < slices.size()
        && same(old.get(head + 1), now, slices.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < oldCount - head
        && tail < slices.size() - head
        && same(old.get(old.size() - 1 - tail), now, slices.get(slices.size() - 1 - tail))) {
      tail++;
    }
    var steps = new ArrayList<Step>(slices.size() + 1);
    var removed = new ArrayList<Step>();
    steps.add(sameFrame ? old.get(0) : start(now, ids.getAsInt()));
    if (!sameFrame) {
      removed.add(old.get(0));
    }
    keep(steps, old.subList(1, 1 + head), slices.subList(0, head));
    List<Step> gone = old.subList(1 + head, old.size() - tail);
    var replacing = new ArrayList<Step>();
    boolean inPlace = gone.size() == slices.size() - head - tail;
    if (!inPlace) {
      removed.addAll(gone);
    }
    for (int i = head; i < slices.size() - tail; i++) {
      int id = inPlace ? gone.get(i - head).id() : ids.getAsInt();
      Step step = step(now, slices.get(i), id, work);
      if (inPlace) {
        step.takePlaceOf(gone.get(i - head));
        replacing.add(step);
      }
      steps.add(step);
    }
    keep(
        steps,
        old.subList(old.size() - tail, old.size()),
        slices.subList(slices.size() - tail, slices.size()));
    return new Edited(steps, removed, replacing);
  }

  private static boolean same(Step step, Migration now, Slice slice) {
    int length = slice.end() - slice.start();
    return step.slice().kind() == slice.kind()
        && step.text().length() == length
        && now.text().startsWith(step.text(), slice.start());
  }

  private static void keep(List<Step> steps, List<Step> kept, List<Slice> slices) {
    for (int i = 0; i < kept.size(); i++) {
      kept.get(i).slice(slices.get(i));
      steps.add(kept.get(i));
    }
  }

  /** Does to the database what the step says. */
  static void evaluate(
      Evaluation evaluation, Step step, @Nullable Migration migration, List<Step> file) {
    Parsed parsed = step.parsed();
    if (parsed != null) {
      if (parsed.broken()) {
        Recovery.broken(evaluation, step.text());
        return;
      }
      if (parsed.templated() && Recovery.isConditional(step.text())) {
        Recovery.unknown(evaluation, step.text());
        return;
      }
      Bodies.syntax(evaluation, parsed.statement(), parsed.bodyProblems());
      Effects.apply(evaluation, parsed.statement());
      TemporaryTables.afterStatement(evaluation);
      LocalSettings.afterStatement(evaluation);
      StoredRows.afterStatement(evaluation, parsed.statement());
      Assumed.afterStatement(evaluation);
      if (parsed.statement() instanceof TransactionStatement.Control control) {
        Rollbacks.apply(evaluation, control, step, file);
      }
      return;
    }
    if (step.slice().kind() == Slice.Kind.PSQL_COMMAND) {
      Recovery.psql(evaluation, step.text());
    } else if (step.slice().kind() == Slice.Kind.SQL && migration != null) {
      begin(evaluation, migration);
    }
  }

  /** A file begins with its tool's transaction and with a fresh session. */
  private static void begin(Evaluation evaluation, Migration migration) {
    var db = evaluation.database();
    List<String> states = states(migration);
    FreshLabels.forget(evaluation);
    TemporaryTables.afterFile(evaluation);
    PreparedStatements.afterFile(evaluation);
    LocalSettings.afterTransaction(evaluation);
    db.put(Key.of(Space.SESSION, "transaction"), new Setting(states, 0));
    session(db, migration.transaction() == Migration.TransactionMode.UNKNOWN);
  }

  /** A fresh session; where nobody knows who runs the files, it may be the last file's too. */
  private static void session(Draft db, boolean perhaps) {
    Key bodies = Key.of(Space.SESSION, "check_function_bodies");
    if (!perhaps && db.get(bodies) != null) {
      db.remove(bodies);
    }
    Key path = Key.of(Space.SESSION, "search_path");
    if (db.get(Key.of(Space.SESSION, "initial search_path")) instanceof Setting initial
        && db.get(path) instanceof Setting now
        && !now.values().equals(initial.values())) {
      var both = new LinkedHashSet<>(perhaps ? now.values() : List.of());
      both.addAll(initial.values());
      db.put(path, new Setting(List.copyOf(both), initial.step()));
    }
  }

  /** The transaction that a file begins in, and what it is in after a COMMIT. */
  private static List<String> states(Migration migration) {
    return switch (migration.transaction()) {
      case PER_FILE -> List.of("file", "none");
      case IMPLICIT_BLOCK -> migration.up().size() > 1 ? List.of("file", "file") : List.of("none");
      case AUTOCOMMIT -> List.of("none");
      case UNKNOWN -> List.of("unknown");
    };
  }
}
