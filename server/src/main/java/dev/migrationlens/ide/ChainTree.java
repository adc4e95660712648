package dev.migrationlens.ide;

import dev.migrationlens.catalog.Space;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The files of a chain: what each makes, and which others it needs. */
public final class ChainTree {
  private static final Set<Space> PLAIN =
      Set.of(
          Space.SCHEMA,
          Space.RELATION,
          Space.TYPE,
          Space.ROUTINE,
          Space.EXTENSION,
          Space.ROLE,
          Space.POLICY,
          Space.TRIGGER,
          Space.PUBLICATION);

  private ChainTree() {}

  /** One object that a file creates, alters or drops; {@code span} is the statement's. */
  public record Made(String kind, String name, String change, Span span) {}

  /** One file; {@code needs} are the paths of those that make what it uses. */
  public record File(String path, String version, List<Made> makes, List<String> needs) {
    public File {
      makes = List.copyOf(makes);
      needs = List.copyOf(needs);
    }
  }

  public static List<File> of(Replay replay) {
    var files = new ArrayList<File>();
    for (Migration migration : replay.migrations()) {
      String path = migration.path();
      files.add(
          new File(
              path, migration.version(), makes(replay, path), List.copyOf(needs(replay, path))));
    }
    return files;
  }

  /** What a file creates, alters and drops, in the order of its statements. */
  public static List<Made> makes(Replay replay, String path) {
    var made = new ArrayList<Made>();
    for (Step step : replay.steps(path)) {
      if (step.writes().keySet().stream().anyMatch(key -> PLAIN.contains(key.space()))) {
        made(replay, step, made);
      }
    }
    return made;
  }

  private static void made(Replay replay, Step step, List<Made> made) {
    DocumentSymbols.Symbol symbol = DocumentSymbols.symbol(replay, step);
    if (symbol.name().isEmpty()) {
      return;
    }
    String verb = step.text().strip().toLowerCase(Locale.ROOT);
    String change =
        verb.startsWith("drop") ? "drops" : verb.startsWith("create") ? "creates" : "alters";
    made.add(new Made(symbol.kind(), symbol.name(), change, step.slice().span()));
  }

  /** The other files that make what a file uses. */
  public static Set<String> needs(Replay replay, String path) {
    var needs = new LinkedHashSet<String>();
    for (Step step : replay.steps(path)) {
      for (int relied : step.relies()) {
        Step maker = replay.step(relied);
        if (maker != null && !maker.path().equals(path) && replay.migration(maker.path()) != null) {
          needs.add(maker.path());
        }
      }
    }
    return needs;
  }

  /** For each file the later ones that need it. */
  static Map<String, Set<String>> neededBy(Replay replay) {
    var neededBy = new LinkedHashMap<String, Set<String>>();
    for (Migration migration : replay.migrations()) {
      for (String needed : needs(replay, migration.path())) {
        neededBy.computeIfAbsent(needed, n -> new LinkedHashSet<>()).add(migration.path());
      }
    }
    return neededBy;
  }
}
