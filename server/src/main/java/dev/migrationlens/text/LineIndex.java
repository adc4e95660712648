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

  /** The offset of a place an editor names; places beyond the text are drawn back into it. */
  public int offset(int line, int column) {
    if (line < 0) {
      return 0;
    }
    if (line >= starts.length) {
      return length;
    }
    int next = line + 1 < starts.length ? starts[line + 1] : length;
    return Math.min(starts[line] + Math.max(0, column), next);
  }
}
