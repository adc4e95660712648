package dev.migrationlens.syntax;

/** PostgreSQL's sorts of characters and the short scans built on them. */
final class Chars {
  static final int SPACE = 0;
  static final int LETTER = 1;
  static final int DIGIT = 2;
  static final int PUNCTUATION = 3;
  static final int OPERATOR = 4;
  static final int QUOTE = 5;
  static final int DOUBLE_QUOTE = 6;
  static final int DOT = 7;
  static final int COLON = 8;
  static final int DOLLAR = 9;
  static final int OTHER = 10;

  private static final byte[] SORTS = new byte[128];

  static {
    for (int c = 0; c < 128; c++) {
      SORTS[c] = OTHER;
    }
    mark(" \t\n\r\f\u000b", SPACE);
    mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", LETTER);
    mark("0123456789", DIGIT);
    mark("()[],;", PUNCTUATION);
    mark("~!@#^&|`?+-*/%<>=", OPERATOR);
    mark("'", QUOTE);
    mark("\"", DOUBLE_QUOTE);
    mark(".", DOT);
    mark(":", COLON);
    mark("$", DOLLAR);
  }

  /** Characters of names, letters in lower case; 0 for all others. */
  private static final byte[] NAME_PARTS = new byte[128];

  static {
    for (char c = 0; c < 128; c++) {
      if (SORTS[c] == LETTER || SORTS[c] == DIGIT || SORTS[c] == DOLLAR) {
        NAME_PARTS[c] = (byte) Character.toLowerCase(c);
      }
    }
  }

  private static final String TELLING = ";'\"$-/\\";
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < 128; c++) {
      PLAIN[c] = TELLING.indexOf(c) < 0;
    }
  }

  private Chars() {}

  private static void mark(String chars, int sort) {
    for (int i = 0; i < chars.length(); i++) {
      SORTS[chars.charAt(i)] = (byte) sort;
    }
  }

  /** Everything beyond ASCII is a letter, as for PostgreSQL's lexer. */
  static int sort(char c) {
    return c < 128 ? SORTS[c] : LETTER;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return sort(c) == LETTER;
  }

  static boolean isSpace(char c) {
    return c < 128 && SORTS[c] == SPACE;
  }

  static boolean isNamePart(char c) {
    return c >= 128 || NAME_PARTS[c] != 0;
  }

  /** Whether a character begins no comment and no quotes, and ends no statement. */
  static boolean isPlain(char c) {
    return c >= 128 || PLAIN[c];
  }

  /** The offset of the line's end: of CR or LF, or the text's length. */
  static int lineEnd(String text, int from) {
    int lf = text.indexOf('\n', from);
    int end = lf < 0 ? text.length() : lf;
    int cr = text.indexOf('\r', from, end);
    return cr < 0 ? end : cr;
  }

  /** The offset after a nested comment that begins at {@code from}; -1 where it never ends. */
  static int commentEnd(String text, int from) {
    int depth = 0;
    int length = text.length();
    for (int i = from; i + 1 < length; i++) {
      char c = text.charAt(i);
      if (c == '*' && text.charAt(i + 1) == '/') {
        i++;
        if (--depth == 0) {
          return i + 1;
        }
      } else if (c == '/' && text.charAt(i + 1) == '*') {
        i++;
        depth++;
      }
    }
    return -1;
  }

  /** The offset after white space and whole comments; an unterminated comment stays. */
  static int skipGap(String text, int from) {
    int i = from;
    int length = text.length();
    while (i < length) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        i++;
      } else if (c == '-' && i + 1 < length && text.charAt(i + 1) == '-') {
        i = lineEnd(text, i);
      } else if (c == '/' && i + 1 < length && text.charAt(i + 1) == '*') {
        int end = commentEnd(text, i);
        if (end < 0) {
          return i;
        }
        i = end;
      } else {
        return i;
      }
    }
    return i;
  }

  /** The offset after {@code $tag$}; -1 where there is no such delimiter. */
  static int dollarTagEnd(String text, int dollar) {
    int i = dollar + 1;
    int length = text.length();
    while (i < length) {
      char c = text.charAt(i);
      if (c == '$') {
        return i + 1;
      }
      if (!isLetter(c) && (!isDigit(c) || i == dollar + 1)) {
        return -1;
      }
      i++;
    }
    return -1;
  }

  /**
   * The end of an operator. A comment's start ends it, and a trailing + or - belongs to it only
   * where it holds a character that no SQL-standard operator has.
   */
  static int operatorEnd(String text, int start) {
    int end = start;
    boolean free = false;
    int length = text.length();
    while (end < length) {
      char c = text.charAt(end);
      if (sort(c) != OPERATOR) {
        break;
      }
      if (end > start && end + 1 < length) {
        char next = text.charAt(end + 1);
        if ((c == '-' && next == '-') || (c == '/' && next == '*')) {
          break;
        }
      }
      free |= "~!@#^&|`?%".indexOf(c) >= 0;
      end++;
    }
    while (!free && end > start + 1 && "+-".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  static boolean startsBrace(String text, int at) {
    char c = text.charAt(at);
    return (c == '{' || c == '$') && at + 1 < text.length() && text.charAt(at + 1) == '{';
  }

  /** The offset after a <code>{{ }}</code> or <code>${ }</code> that begins here; else -1. */
  static int placeholderEnd(String text, int at) {
    if (!startsBrace(text, at)) {
      return -1;
    }
    String close = text.charAt(at) == '$' ? "}" : "}}";
    int end = text.indexOf(close, at + 2);
    int line = text.indexOf('\n', at);
    return end < 0 || (line >= 0 && line < end) ? -1 : end + close.length();
  }
}
