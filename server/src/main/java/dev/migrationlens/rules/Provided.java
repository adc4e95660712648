package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Extensions that bring what is missing. */
final class Provided {
  private static final Map<String, Map<String, List<String>>> BY_KIND = new ConcurrentHashMap<>();

  private Provided() {}

  /** CREATE EXTENSION before the statement, for each extension that has such an object. */
  static List<Fix> extension(ProblemCase problem, String kind, String name) {
    return created(problem, bringing(kind, name));
  }

  /** CREATE EXTENSION before the statement, for each of some extensions. */
  static List<Fix> created(ProblemCase problem, List<String> extensions) {
    return created(problem.replay(), problem.step(), extensions);
  }

  static List<Fix> created(Replay replay, Step step, List<String> extensions) {
    Repair repair = Repair.of(replay, step);
    Catalog before = replay.before(step);
    var fixes = new ArrayList<Fix>();
    for (String extension : extensions) {
      if (before.get(Key.of(Space.EXTENSION, extension)) != null) {
        return List.of();
      }
      String name = Names.quote(extension) + where(before, extension);
      String sql = Cures.like(step.text(), "create extension if not exists " + name + ";");
      String title = "Create the extension `" + extension + "`";
      fixes.add(
          extensions.size() == 1
              ? repair.fix(title, repair.before(sql))
              : repair.suggest(title, repair.before(sql)));
    }
    return fixes;
  }

  /** Whether its objects lie in a schema of its own, wherever it is created. */
  static boolean hasHome(String extension) {
    return ExtensionManifests.find(extension).filter(m -> !m.homes().isEmpty()).isPresent();
  }

  private static String where(Catalog before, String extension) {
    return hasHome(extension) || before.schema("extensions") == null
        ? ""
        : " with schema extensions";
  }

  /** The extensions that have such an object. */
  static List<String> bringing(String kind, String name) {
    return BY_KIND.computeIfAbsent(kind, Provided::index).getOrDefault(name, List.of());
  }

  /** Read once, and only when something is missing. */
  private static Map<String, List<String>> index(String kind) {
    Map<String, List<String>> found = new HashMap<>();
    for (String extension : new TreeSet<>(ExtensionManifests.names())) {
      List<String> lines =
          ExtensionManifests.find(extension)
              .map(m -> kind.equals("schema") ? m.homes() : m.lines().getOrDefault(kind, List.of()))
              .orElse(List.of());
      for (String line : lines) {
        int tab = line.indexOf('\t');
        List<String> with =
            found.computeIfAbsent(tab < 0 ? line : line.substring(0, tab), n -> new ArrayList<>());
        if (!with.contains(extension)) {
          with.add(extension);
        }
      }
    }
    return found;
  }
}
