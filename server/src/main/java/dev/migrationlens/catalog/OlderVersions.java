package dev.migrationlens.catalog;

import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.text.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By what the fact lines of an older PostgreSQL differ from those of the newest: lines it lacks
 * ({@code -}) and lines of its own ({@code +}). They were read once, for those versions change no
 * more. Versions before the oldest known are taken for it.
 */
final class OlderVersions {
  private static final int OLDEST = 15;
  private static final Map<Integer, OlderVersions> MEMO = new ConcurrentHashMap<>();

  private final Set<String> lacking = new HashSet<>();
  private final Map<String, List<String>> own = new HashMap<>();

  private OlderVersions(int major) {
    String facts = Resource.text(OlderVersions.class, "older-" + major + ".txt");
    for (String line : facts.lines().toList()) {
      String[] fields = line.split("\t", 4);
      if (fields[1].equals("-")) {
        lacking.add(line.replaceFirst("\t-\t", "\t"));
      } else {
        String fact = line.substring(fields[0].length() + 3);
        own.computeIfAbsent(fields[0] + "\t" + fields[2], key -> new ArrayList<>()).add(fact);
      }
    }
  }

  static boolean isOlder(PgVersion version) {
    return version.compareTo(PgVersion.NEWEST) < 0;
  }

  /** The lines of a kind and name in that version, made from those of the newest. */
  static List<String> lines(PgVersion version, String kind, String key, List<String> newest) {
    if (!isOlder(version)) {
      return newest;
    }
    int major = Math.max(OLDEST, version.major());
    OlderVersions older = MEMO.computeIfAbsent(major, OlderVersions::new);
    var lines = new ArrayList<>(newest);
    lines.removeIf(line -> older.lacking.contains(kind + "\t" + line));
    lines.addAll(older.own.getOrDefault(kind + "\t" + key, List.of()));
    return lines;
  }
}
