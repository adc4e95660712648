package dev.migrationlens.text;

import java.util.Arrays;

/** Where the lines of a text begin; lines end at LF, CRLF or a lone CR. Zero-based throughout. */
public final class LineIndex {
  private final int[] starts;
  private final int length;

  public LineIndex(String text) {
    int[] found = new int[Math.max(16, text.length() / 32)];
    int count = 1;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > '\r' || (c != '\n' && c != '\r')) {
        continue;
      }
      if (c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n') {
        i++;
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = i + 1;
    }
    this.starts = Arrays.copyOf(found, count);
    this.length = length;
  }

  public int lineCount() {
    return starts.length;
  }

  public int line(int offset) {
    int at = Arrays.binarySearch(starts, offset);
    return at >= 0 ? at : -at - 2;
  }

  public int column(int offset) {
    return offset - starts[line(offset)];
  }

  public int lineStart(int line) {
    return line < starts.length ? starts[line] : length;
  }

  /** Where a line of the text ends, before what ends it. */
  public int lineEnd(int line, String text) {
    int start = lineStart(line);
    int end = lineStart(line + 1);
    if (line + 1 < starts.length) {
      end--;
      if (end > start && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r') {
        end--;
      }
    }
    return end;
  }
}
