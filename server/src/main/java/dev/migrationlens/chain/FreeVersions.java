package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The versions that are not taken yet. A long run of taken ones is walked through only once. */
public final class FreeVersions {
  private final MigrationTool tool;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> jumps = new HashMap<>();

  FreeVersions(MigrationTool tool, List<Entry> entries) {
    this.tool = tool;
    entries.forEach(e -> take(e.version()));
  }

  void take(String version) {
    taken.add(tool.canonical(version));
  }

  boolean isTaken(String version) {
    return taken.contains(tool.canonical(version));
  }

  /** The first free version behind another, in the same form. */
  String after(String version) {
    var walked = new ArrayList<String>();
    String at = version;
    do {
      walked.add(at);
      String jump = jumps.get(at);
      at = jump == null ? Versions.successor(at) : jump;
    } while (isTaken(at));
    for (String step : walked) {
      jumps.put(step, at);
    }
    return at;
  }
}
