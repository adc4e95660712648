package dev.migrationlens.syntax;

/** Where string literals end. */
final class QuotedText {
  /** What a quote or a backslash inside means. */
  enum Style {
    /** Two quotes are one. */
    PLAIN,
    /** Also, a backslash takes the next character. */
    BACKSLASHES,
    /** The first quote closes: bit strings. */
    BITS
  }

  private QuotedText() {}

  /**
   * The end of a string whose opening quote is at {@code quote}, with its continuations on later
   * lines; -1 where it never ends.
   */
  static int end(String text, int quote, Style style) {
    int from = quote;
    while (true) {
      int close = closing(text, from + 1, style);
      if (close < 0) {
        return -1;
      }
      int next = continuation(text, close + 1);
      if (next < 0) {
        return close + 1;
      }
      from = next;
    }
  }

  private static int closing(String text, int from, Style style) {
    return switch (style) {
      case PLAIN -> closing(text, from);
      case BACKSLASHES -> closingAfterBackslashes(text, from);
      case BITS -> text.indexOf('\'', from);
    };
  }

  private static int closing(String text, int from) {
    int quote = text.indexOf('\'', from);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '\'') {
      quote = text.indexOf('\'', quote + 2);
    }
    return quote;
  }

  private static int closingAfterBackslashes(String text, int from) {
    int length = text.length();
    int i = from;
    while (i < length) {
      char c = text.charAt(i);
      if (c == '\'') {
        if (i + 1 >= length || text.charAt(i + 1) != '\'') {
          return i;
        }
        i++;
      } else if (c == '\\') {
        i++;
      }
      i++;
    }
    return -1;
  }

  /** The quote that goes on with a string after at least one line's end; -1 where none does. */
  static int continuation(String text, int from) {
    int length = text.length();
    boolean newline = false;
    int i = from;
    while (i < length) {
      char c = text.charAt(i);
      if (c == '\'') {
        return newline ? i : -1;
      }
      if (Chars.isSpace(c)) {
        newline |= c == '\n' || c == '\r';
        i++;
      } else if (c == '-' && i + 1 < length && text.charAt(i + 1) == '-') {
        i = Chars.lineEnd(text, i);
      } else {
        return -1;
      }
    }
    return -1;
  }

  /** The end of a dollar-quoted string whose tag spans {@code start..tagEnd}; -1 if it has none. */
  static int dollarEnd(String text, int start, int tagEnd) {
    int close = text.indexOf(text.substring(start, tagEnd), tagEnd);
    return close < 0 ? -1 : close + tagEnd - start;
  }
}
