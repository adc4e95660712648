package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines by which tools divide a file. They are looked for as the tools do: even within strings. */
final class Markers {
  private Markers() {}

  /** A marker line: its first group, the offsets of the line, and where the next line begins. */
  record Marker(String word, String rest, int start, int end, int next) {}

  /** {@code line} matches a whole line; group 1 is the word, group 2, if any, what follows it. */
  static List<Marker> of(String text, String hint, Pattern line) {
    if (!text.contains(hint)) {
      return List.of();
    }
    var found = new ArrayList<Marker>();
    int at = 0;
    while (at < text.length()) {
      int feed = text.indexOf('\n', at);
      int next = feed < 0 ? text.length() : feed + 1;
      int end = feed < 0 ? text.length() : feed;
      if (end > at && text.charAt(end - 1) == '\r') {
        end--;
      }
      Matcher matcher = line.matcher(text).region(at, end);
      if (matcher.matches()) {
        String rest = matcher.groupCount() > 1 ? matcher.group(2) : null;
        found.add(new Marker(matcher.group(1), rest == null ? "" : rest.strip(), at, end, next));
      }
      at = next;
    }
    return found;
  }
}
