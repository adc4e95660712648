package dev.migrationlens.chain;

import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A migration's new name: {@code paths} from old to new, the migration's own first, and the edits
 * that let comments follow, by old path.
 */
public record Renaming(Map<String, String> paths, Map<String, List<Edit>> edits) {
  public Renaming {
    paths = new LinkedHashMap<>(paths);
    edits = new TreeMap<>(edits);
  }

  static Renaming of(Entry entry, String version, ChainIndex index) {
    Entry renamed = entry(entry, version);
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put(entry.path(), renamed.path());
    for (String companion : entry.companions()) {
      paths.put(companion, entry.replaced(companion, version));
    }
    String newStem = ChainIndex.stem(renamed.name());
    return new Renaming(paths, edits(entry, version, newStem, paths, index));
  }

  /** Under a name that somebody chose; the version in it is what stands in the old one's place. */
  static Renaming to(Entry entry, String newPath, ChainIndex index) {
    String oldStem = ChainIndex.stem(entry.name());
    String newStem = ChainIndex.stem(newPath.substring(newPath.lastIndexOf('/') + 1));
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put(entry.path(), newPath);
    for (String companion : entry.companions()) {
      if (companion.contains(oldStem)) {
        paths.put(companion, companion.replace(oldStem, newStem));
      }
    }
    String version = newStem.replaceFirst("^(V?\\d+).*$", "$1");
    return new Renaming(paths, edits(entry, version, newStem, paths, index));
  }

  private static Map<String, List<Edit>> edits(
      Entry entry, String version, String newStem, Map<String, String> paths, ChainIndex index) {
    String oldStem = ChainIndex.stem(entry.name());
    Map<String, List<Edit>> edits = new TreeMap<>();
    for (ChainIndex.Place place : index.of(oldStem)) {
      int end = place.start() + oldStem.length();
      edits
          .computeIfAbsent(place.path(), p -> new ArrayList<>())
          .add(Edit.replace(place.start(), end, newStem));
    }
    for (String path : paths.keySet()) {
      List<Edit> own = ownVersion(index.text(path), entry.version(), version, oldStem);
      if (!own.isEmpty() && !version.equals(entry.version())) {
        edits.computeIfAbsent(path, p -> new ArrayList<>()).addAll(own);
      }
    }
    return edits;
  }

  static Entry entry(Entry entry, String version) {
    return new Entry(entry.withVersion(version), version, entry.versionStart(), null, List.of());
  }

  /** A header that says its own number: {@code -- Migration 018: …}. */
  private static List<Edit> ownVersion(String text, String old, String version, String oldStem) {
    var edits = new ArrayList<Edit>();
    if (old.length() < 3) {
      return edits;
    }
    int headerEnd = headerEnd(text);
    int at = text.indexOf(old);
    while (at >= 0 && at < headerEnd) {
      int end = at + old.length();
      boolean partOfName = text.startsWith(oldStem, at);
      if (!partOfName && isWhole(text, at, end)) {
        edits.add(Edit.replace(at, end, version));
      }
      at = text.indexOf(old, end);
    }
    return edits;
  }

  /** Where the comment lines at the top of a file end. */
  private static int headerEnd(String text) {
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end + 1;
      String line = text.substring(at, end).strip();
      if (!line.isEmpty() && !line.startsWith("--")) {
        return at;
      }
      at = end;
    }
    return at;
  }

  private static boolean isWhole(String text, int start, int end) {
    return !isNamePart(text, start - 1) && !isNamePart(text, end);
  }

  private static boolean isNamePart(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
