package dev.migrationlens.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a sentence between words. */
final class Wrapping {
  private Wrapping() {}

  /**
   * Never empty; the first line has {@code firstIndent} columns before it, the others {@code
   * indent}.
   */
  static List<String> lines(String text, int width, int firstIndent, int indent) {
    var lines = new ArrayList<String>();
    String rest = text;
    int room = Math.max(20, width - firstIndent);
    while (CodeFrame.width(rest) > room) {
      int space = rest.lastIndexOf(' ', room);
      if (space <= 0) {
        space = rest.indexOf(' ');
      }
      if (space <= 0) {
        break;
      }
      lines.add(rest.substring(0, space));
      rest = rest.substring(space + 1);
      room = Math.max(20, width - indent);
    }
    lines.add(rest);
    return lines;
  }
}
