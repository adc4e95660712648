package dev.migrationlens.syntax;

import java.util.List;

/** The rows that follow {@code COPY … FROM stdin;} in a psql script. */
final class CopyData {
  private CopyData() {}

  /** Whether a COPY statement says that its rows follow. */
  static boolean announced(String text, int start, int end) {
    Tokens tokens = Lexer.lex(text.substring(start, end));
    for (int i = 0; i + 1 < tokens.count(); i++) {
      if (is(tokens, i, "from") && is(tokens, i + 1, "stdin")) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Tokens tokens, int token, String word) {
    var keyword = tokens.keyword(token);
    return keyword != null && keyword.word().equals(word);
  }

  /** Adds the rows' slice and returns the offset after their closing {@code \.} line. */
  static int take(String text, int from, List<Slice> slices) {
    int lineEnd = text.indexOf('\n', from);
    if (lineEnd < 0 || Chars.skipGap(text, from) < lineEnd) {
      return from;
    }
    int start = lineEnd + 1;
    int line = start;
    int length = text.length();
    while (line < length) {
      int next = text.indexOf('\n', line);
      int end = next < 0 ? length : next;
      if (isClose(text, line, end)) {
        add(slices, start, line);
        return end;
      }
      line = next < 0 ? length : next + 1;
    }
    add(slices, start, length);
    return length;
  }

  private static boolean isClose(String text, int line, int end) {
    int width = end > line && text.charAt(end - 1) == '\r' ? end - 1 - line : end - line;
    return width == 2 && text.startsWith("\\.", line);
  }

  private static void add(List<Slice> slices, int start, int end) {
    if (end > start) {
      slices.add(new Slice(Slice.Kind.COPY_DATA, start, end));
    }
  }
}
