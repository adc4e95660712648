package dev.migrationlens.ide;

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

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
