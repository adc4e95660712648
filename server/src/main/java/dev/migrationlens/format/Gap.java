package dev.migrationlens.format;

import java.util.ArrayList;
import java.util.List;

/** What stands between two tokens: white space and comments. */
final class Gap {
  private Gap() {}

  /** A run of white space; {@code comment} says that a comment follows it. */
  record Blank(int start, int end, int newlines, boolean comment) {}

  /** The white space of a gap, in order; empty runs beside comments are left out. */
  static List<Blank> blanks(String text, int start, int end) {
    var blanks = new ArrayList<Blank>();
    int at = start;
    while (at < end) {
      int stop = at;
      int newlines = 0;
      while (stop < end && Character.isWhitespace(text.charAt(stop))) {
        newlines += text.charAt(stop) == '\n' ? 1 : 0;
        stop++;
      }
      if (stop > at) {
        blanks.add(new Blank(at, stop, newlines, stop < end));
      }
      at = stop < end ? afterComment(text, stop, end) : end;
    }
    return blanks;
  }

  private static int afterComment(String text, int start, int end) {
    if (text.startsWith("--", start)) {
      int line = start;
      while (line < end && text.charAt(line) != '\n' && text.charAt(line) != '\r') {
        line++;
      }
      return line;
    }
    if (!text.startsWith("/*", start)) {
      return start + 1;
    }
    int depth = 0;
    int at = start;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (at < end && depth > 0);
    return Math.min(at, end);
  }

  static String newline(String text) {
    int at = text.indexOf('\n');
    return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }
}
