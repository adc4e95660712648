package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
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
    return created(
        problem, BY_KIND.computeIfAbsent(kind, Provided::index).getOrDefault(name, List.of()));
  }

  /** CREATE EXTENSION before the statement, for each of some extensions. */
  static List<Fix> created(ProblemCase problem, List<String> extensions) {
    Repair repair = problem.repair();
    Catalog before = problem.replay().before(problem.step());
    String where = before.schema("extensions") == null ? "" : " with schema extensions";
    var fixes = new ArrayList<Fix>();
    for (String extension : extensions) {
      if (before.get(Key.of(Space.EXTENSION, extension)) != null) {
        return List.of();
      }
      String sql = "create extension if not exists " + Names.quote(extension) + where + ";";
      var edit = repair.before(Cures.like(problem.step().text(), sql));
      String title = "Create the extension `" + extension + "`";
      fixes.add(extensions.size() == 1 ? repair.fix(title, edit) : repair.suggest(title, edit));
    }
    return fixes;
  }

  /** Read once, and only when something is missing. */
  private static Map<String, List<String>> index(String kind) {
    Map<String, List<String>> found = new HashMap<>();
    for (String extension : new TreeSet<>(ExtensionManifests.names())) {
      List<String> lines =
          ExtensionManifests.find(extension)
              .map(m -> m.lines().getOrDefault(kind, List.of()))
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
