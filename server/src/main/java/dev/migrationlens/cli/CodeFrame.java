package dev.migrationlens.cli;

import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;

/** One line of a file with the place marked under it, cut to the width there is. */
record CodeFrame(int line, String code, String marks) {
  private static final int TAB = 4;
  private static final int LEAST = 20;

  /** {@code width} is what the line itself may take. */
  static CodeFrame of(String text, LineIndex lines, Span span, int width, String ellipsis) {
    int line = lines.line(span.start());
    int start = lines.lineStart(line);
    int end = lineEnd(text, start);
    int first = span.start() - start;
    int last = Math.max(first, Math.min(span.end(), end) - start);
    String code = text.substring(start, end);
    int[] columns = columns(code);
    int from = columns[Math.min(first, code.length())];
    int to = Math.max(from + 1, columns[Math.min(last, code.length())]);
    String shown = expanded(code);
    int usable = Math.max(width, LEAST);
    if (columns[code.length()] <= usable) {
      return new CodeFrame(line + 1, shown, " ".repeat(from) + "^".repeat(to - from));
    }
    return cut(line + 1, shown, from, to, usable, ellipsis);
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** A window over a long line, with the marked place in its first third. */
  private static CodeFrame cut(
      int line, String shown, int from, int to, int width, String ellipsis) {
    int room = width - 2 * ellipsis.length();
    int left = Math.max(0, Math.min(from - room / 3, width(shown) - room));
    String head = left > 0 ? ellipsis : "";
    int at = position(shown, left);
    int end = position(shown, left + room);
    String tail = end < shown.length() ? ellipsis : "";
    int indent = from - left + head.length();
    int marked = Math.max(1, Math.min(to, left + room) - from);
    return new CodeFrame(
        line, head + shown.substring(at, end) + tail, " ".repeat(indent) + "^".repeat(marked));
  }

  private static int position(String shown, int column) {
    int at = 0;
    int width = 0;
    while (at < shown.length() && width < column) {
      int point = shown.codePointAt(at);
      width += width(point);
      at += Character.charCount(point);
    }
    return at;
  }

  /** The screen column before each character, and after the last. */
  private static int[] columns(String code) {
    int[] columns = new int[code.length() + 1];
    int column = 0;
    for (int i = 0; i < code.length(); ) {
      int point = code.codePointAt(i);
      for (int j = 0; j < Character.charCount(point); j++) {
        columns[i + j] = column;
      }
      column += point == '\t' ? TAB : width(point);
      i += Character.charCount(point);
    }
    columns[code.length()] = column;
    return columns;
  }

  /** Tabs are blanks, and other control characters cannot disturb the screen. */
  private static String expanded(String code) {
    var out = new StringBuilder(code.length() + 16);
    code.codePoints()
        .forEach(
            point -> {
              if (point == '\t') {
                out.append(" ".repeat(TAB));
              } else if (Character.isISOControl(point)) {
                out.append('?');
              } else {
                out.appendCodePoint(point);
              }
            });
    return out.toString();
  }

  static int width(String text) {
    return text.codePoints().map(CodeFrame::width).sum();
  }

  /** Characters of East Asian scripts and pictures take two columns, combining marks none. */
  private static int width(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        (point >= 0x1100 && point <= 0x115F)
            || (point >= 0x2E80 && point <= 0xA4CF)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0xFFE0 && point <= 0xFFE6)
            || (point >= 0x1F300 && point <= 0x1FAFF)
            || (point >= 0x20000 && point <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
