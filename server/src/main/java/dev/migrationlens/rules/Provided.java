package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.ExtensionManifest;
import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
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
import org.jspecify.annotations.Nullable;

/** Extensions that bring what is missing. */
final class Provided {
  private static final Map<String, Map<String, List<String>>> BY_KIND = new ConcurrentHashMap<>();

  private Provided() {}

  /** CREATE EXTENSION before the statement, for each extension that has what is missing. */
  static List<Fix> cures(Replay replay, Step step, Sought sought) {
    String kind =
        switch (sought.what()) {
          case SCHEMA -> "schema";
          case TYPE -> "type";
          case ROUTINE -> "function";
          default -> "";
        };
    List<String> extensions =
        BY_KIND.computeIfAbsent(kind, Provided::index).getOrDefault(sought.name(), List.of());
    return cures(replay, step, extensions, sought.written());
  }

  /** Likewise for some extensions, whose objects are wanted in a schema or in any. */
  static List<Fix> cures(
      Replay replay, Step step, List<String> extensions, @Nullable String schema) {
    Repair repair = Repair.of(replay, step);
    Catalog before = replay.before(step);
    var fixes = new ArrayList<Fix>();
    for (String extension : extensions) {
      if (before.get(Key.of(Space.EXTENSION, extension)) != null) {
        return List.of();
      }
      if (mayBeIn(before, extension, schema)) {
        String name = Names.quote(extension) + where(before, extension, schema);
        String sql = Cures.like(step.text(), "create extension if not exists " + name + ";");
        String title = "Create the extension `" + extension + "`";
        fixes.add(
            extensions.size() == 1
                ? repair.fix(title, repair.before(sql))
                : repair.suggest(title, repair.before(sql)));
      }
    }
    return fixes;
  }

  /** Whether its objects lie in a schema of its own, wherever it is created. */
  static boolean hasHome(String extension) {
    return !homes(extension).isEmpty();
  }

  private static List<String> homes(String extension) {
    return ExtensionManifests.find(extension).map(ExtensionManifest::homes).orElse(List.of());
  }

  private static boolean mayBeIn(Catalog before, String extension, @Nullable String schema) {
    return schema == null
        || (hasHome(extension) ? homes(extension).contains(schema) : before.schema(schema) != null);
  }

  private static String where(Catalog before, String extension, @Nullable String schema) {
    String wanted = schema == null ? "extensions" : schema;
    return hasHome(extension) || before.schema(wanted) == null
        ? ""
        : " with schema " + Names.quote(wanted);
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
