package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pairs of {@code <version>_<name>.up.sql} and {@code .down.sql}; a database's name may stand
 * before the way.
 */
final class UpDownFiles {
  static final Pattern UP = Pattern.compile("([0-9]+)_.*\\.up\\.sql");
  private static final Pattern DOWN = Pattern.compile("([0-9]+)_.*\\.down\\.sql");

  private UpDownFiles() {}

  static List<Entry> of(Folder folder) {
    Map<String, String> downs = new HashMap<>();
    for (String name : folder.sqlNames()) {
      Matcher down = DOWN.matcher(name);
      if (down.matches()) {
        downs.put(stem(name), folder.pathOf(name));
      }
    }
    var entries = new ArrayList<Entry>();
    for (Entry up : Layouts.named(folder, UP)) {
      if (Databases.passesOver(folder, up.name())) {
        continue;
      }
      String down = downs.get(stem(up.name()));
      entries.add(
          new Entry(
              up.path(),
              up.version(),
              up.versionStart(),
              down,
              down == null ? List.of() : List.of(down)));
    }
    return entries;
  }

  private static String stem(String name) {
    return name.replaceFirst("\\.(up|down)\\.sql$", "");
  }
}
