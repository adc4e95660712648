package dev.migrationlens.ide;

import dev.migrationlens.naming.Here;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The names of earlier migrations, where a comment says what its file depends on. */
final class FileNames {
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)\\s*--\\s*(?:dependenc(?:y|ies)|depends\\s+on|requires)\\s*:.*", Pattern.DOTALL);

  private FileNames() {}

  /** Whether a comment begins before an offset of the same line, and nothing else does. */
  static boolean isComment(String text, int offset) {
    return line(text, offset).stripLeading().startsWith("--");
  }

  private static String line(String text, int offset) {
    return text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
  }

  /** The nearest first. */
  static List<Completion.Item> at(Replay replay, String path, int offset) {
    String text = Here.text(replay, path);
    if (!HEADER.matcher(line(text, offset)).matches()) {
      return List.of();
    }
    int start = offset;
    while (start > 0 && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    String typed = text.substring(start, offset);
    var items = new ArrayList<Completion.Item>();
    for (Migration migration : replay.migrations()) {
      if (migration.path().equals(path)) {
        break;
      }
      String name = migration.path().substring(migration.path().lastIndexOf('/') + 1);
      if (name.contains(typed)) {
        var replaces = new Span(start, offset);
        items.add(
            new Completion.Item(name, Completion.Kind.FILE, migration.path(), name, replaces));
      }
    }
    return items.reversed();
  }

  /**
   * Where headers name a file among what they depend on, with its comma; the whole line where they
   * name no other.
   */
  static List<Span> dependencies(String text, String name) {
    var spans = new ArrayList<Span>();
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean whole =
          (at == 0 || !isNamePart(text.charAt(at - 1)))
              && (end == text.length() || !isNamePart(text.charAt(end)));
      if (whole && HEADER.matcher(line(text, at)).matches()) {
        spans.add(without(text, at, end));
      }
    }
    return spans;
  }

  private static Span without(String text, int start, int end) {
    int lineStart = start - line(text, start).length();
    int lineEnd = text.indexOf('\n', end);
    lineEnd = lineEnd < 0 ? text.length() : lineEnd + 1;
    boolean first = line(text, start).stripTrailing().endsWith(":");
    if (first && text.substring(end, lineEnd).isBlank()) {
      return new Span(lineStart, lineEnd);
    }
    int from = start;
    int to = end;
    while (first && to < lineEnd && " ,".indexOf(text.charAt(to)) >= 0) {
      to++;
    }
    while (!first && " ,".indexOf(text.charAt(from - 1)) >= 0) {
      from--;
    }
    return new Span(from, to);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
