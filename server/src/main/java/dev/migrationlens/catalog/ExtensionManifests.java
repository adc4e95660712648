package dev.migrationlens.catalog;

import dev.migrationlens.text.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The extensions whose contents we know; each is read only when asked for. */
public final class ExtensionManifests {
  private static final FactLines NAMES = new FactLines("extensions.txt");
  private static final Map<String, Optional<ExtensionManifest>> MEMO = new ConcurrentHashMap<>();

  private ExtensionManifests() {}

  public static Set<String> names() {
    return Set.copyOf(NAMES.keys());
  }

  public static Optional<ExtensionManifest> find(String name) {
    return MEMO.computeIfAbsent(
        name, key -> NAMES.find(key).isEmpty() ? Optional.empty() : Optional.of(read(key)));
  }

  private static ExtensionManifest read(String name) {
    String text = Resource.text(ExtensionManifests.class, "extensions/" + name + ".txt");
    var lines = new HashMap<String, List<String>>();
    for (String line : text.lines().toList()) {
      int tab = line.indexOf('\t');
      String kind = tab < 0 ? line : line.substring(0, tab);
      lines
          .computeIfAbsent(kind, key -> new ArrayList<>())
          .add(tab < 0 ? "" : line.substring(tab + 1));
    }
    var schema = lines.get("in-schema");
    return new ExtensionManifest(
        name,
        lines.getOrDefault("version", List.of("")).getFirst(),
        schema == null ? null : schema.getFirst(),
        lines.getOrDefault("relocatable", List.of("no")).getFirst().equals("yes"),
        !lines.containsKey("incomplete"),
        lines.getOrDefault("requires", List.of()),
        lines);
  }
}
