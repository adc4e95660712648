package dev.migrationlens.ide;

import dev.migrationlens.naming.Here;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The other migrations that a file names, in comments mostly, with or without {@code .sql}. */
public final class DocumentLinks {
  private static final int SHORTEST = 5;

  private DocumentLinks() {}

  /** {@code target} is the path of the migration that is named. */
  public record Link(Span span, String target) {}

  public static List<Link> of(Replay replay, String path) {
    Map<String, String> targets = new HashMap<>();
    for (Migration migration : replay.migrations()) {
      String name = migration.path().substring(migration.path().lastIndexOf('/') + 1);
      targets.put(name, migration.path());
      targets.put(name.replaceFirst("(\\.up)?\\.sql$", ""), migration.path());
      if (migration.version().length() >= 2 * SHORTEST) {
        targets.put(migration.version(), migration.path());
      }
    }
    var links = new ArrayList<Link>();
    String text = Here.text(replay, path);
    for (int start = 0; start < text.length(); ) {
      int end = start;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      add(text, start, end, path, targets, links);
      start = end + 1;
    }
    return links;
  }

  private static void add(
      String text, int start, int end, String path, Map<String, String> targets, List<Link> links) {
    int stop = end;
    while (stop > start && text.charAt(stop - 1) == '.') {
      stop--;
    }
    if (stop - start >= SHORTEST) {
      String target = targets.get(text.substring(start, stop));
      if (target != null && !target.equals(path)) {
        links.add(new Link(new Span(start, stop), target));
      }
    }
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
