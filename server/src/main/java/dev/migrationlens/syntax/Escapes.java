package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/** The backslash escapes of {@code E'…'}: what PostgreSQL rejects in them, and what they mean. */
final class Escapes {
  private Escapes() {}

  /** PostgreSQL's complaint about the escapes of a literal; a negative end means the text's. */
  static @Nullable SyntaxProblem problem(String text, int start, int end) {
    int stop = end < 0 ? text.length() : end;
    if (text.indexOf('\\', start) < 0 || text.indexOf('\\', start) >= stop) {
      return null;
    }
    int pendingHigh = -1;
    for (int i = start + 2; i < stop; i++) {
      char c = text.charAt(i);
      boolean escape = c == '\\' && i + 1 < stop;
      char sort = escape ? text.charAt(i + 1) : '\0';
      if (sort != 'u' && sort != 'U') {
        if (pendingHigh >= 0) {
          return invalid(text, "invalid Unicode surrogate pair", i, i + (escape ? 2 : 1));
        }
        i += escape ? 1 : 0;
        continue;
      }
      int digits = sort == 'u' ? 4 : 8;
      int found = hexDigits(text, i + 2, stop, digits);
      if (found < digits) {
        return new SyntaxProblem(
            new Span(i, i + 2 + found), "invalid Unicode escape", SqlState.INVALID_ESCAPE_SEQUENCE);
      }
      long code = Long.parseLong(text.substring(i + 2, i + 2 + digits), 16);
      boolean low = code >= 0xDC00 && code <= 0xDFFF;
      boolean high = code >= 0xD800 && code <= 0xDBFF;
      if (low != (pendingHigh >= 0)) {
        return invalid(text, "invalid Unicode surrogate pair", i, i + 2 + digits);
      }
      if (code == 0 || code > 0x10FFFF) {
        return invalid(text, "invalid Unicode escape value", i, i + 2 + digits);
      }
      pendingHigh = high ? (int) code : -1;
      i += 1 + digits;
    }
    return pendingHigh >= 0 && end < 0
        ? invalid(text, "invalid Unicode surrogate pair", stop, stop)
        : null;
  }

  private static SyntaxProblem invalid(String text, String words, int start, int end) {
    return SyntaxFailure.near(text, words, start, end);
  }

  static int hexDigits(String text, int from, int stop, int most) {
    int count = 0;
    while (count < most
        && from + count < stop
        && text.charAt(from + count) < 128
        && Character.digit(text.charAt(from + count), 16) >= 0) {
      count++;
    }
    return count;
  }

  /** The value of a literal's inside, quotes still doubled. */
  static String decode(String inside) {
    if (inside.indexOf('\\') < 0) {
      return inside.replace("''", "'");
    }
    return ByteEscapes.needCheck(inside) ? ByteEscapes.decode(inside) : plain(inside);
  }

  /** The value of an inside without byte escapes beyond ASCII. */
  static String plain(String inside) {
    var out = new StringBuilder(inside.length());
    int i = 0;
    while (i < inside.length()) {
      char c = inside.charAt(i);
      if (c == '\'') {
        out.append(c);
        i += 2;
      } else if (c == '\\' && i + 1 < inside.length()) {
        i = decodeOne(inside, i + 1, out);
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int decodeOne(String inside, int at, StringBuilder out) {
    char c = inside.charAt(at);
    int stop = inside.length();
    if (c >= '0' && c <= '7') {
      int end = at;
      while (end < stop && end < at + 3 && inside.charAt(end) >= '0' && inside.charAt(end) <= '7') {
        end++;
      }
      out.append((char) (Integer.parseInt(inside.substring(at, end), 8) & 0xFF));
      return end;
    }
    int width = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    int digits = width == 0 ? 0 : hexDigits(inside, at + 1, stop, width);
    if (digits == 0) {
      out.append(single(c));
      return at + 1;
    }
    int code = (int) Long.parseLong(inside.substring(at + 1, at + 1 + digits), 16);
    if (Character.isValidCodePoint(code)) {
      out.appendCodePoint(code);
    }
    return at + 1 + digits;
  }

  private static char single(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000b';
      default -> c;
    };
  }
}
