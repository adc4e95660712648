package dev.migrationlens.syntax;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's numbers, by its longest-match rule. A scan's result is one {@code long}: the end and
 * what sort of match it was.
 */
final class Numbers {
  private static final int WHOLE = 0;
  private static final int FRACTION = 1;
  private static final int JUNK = 2;
  private static final int BAD_HEX = 3;
  private static final int BAD_OCTAL = 4;
  private static final int BAD_BINARY = 5;

  private Numbers() {}

  /** Whether a number is written as servers before 16 could not read it. */
  static boolean isOfNewForm(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '_' || (c | 0x20) == 'x' || (c | 0x20) == 'o' || (c | 0x20) == 'b') {
        return true;
      }
    }
    return false;
  }

  private static long result(int end, int sort) {
    return ((long) sort << 32) | end;
  }

  static int end(long scanned) {
    return (int) scanned;
  }

  static boolean isWhole(long scanned) {
    return scanned >>> 32 == WHOLE;
  }

  static @Nullable String complaint(long scanned) {
    return switch ((int) (scanned >>> 32)) {
      case JUNK -> "trailing junk after numeric literal";
      case BAD_HEX -> "invalid hexadecimal integer";
      case BAD_OCTAL -> "invalid octal integer";
      case BAD_BINARY -> "invalid binary integer";
      default -> null;
    };
  }

  private static char peek(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  static long scan(String text, int start) {
    if (text.charAt(start) == '0') {
      int radix = radix(peek(text, start + 1));
      if (radix > 0) {
        return scanRadix(text, start, radix);
      }
    }
    int i = digits(text, start, 10);
    int sort = WHOLE;
    if (peek(text, i) == '.' && !(i > start && peek(text, i + 1) == '.')) {
      i = digits(text, i + 1, 10);
      sort = FRACTION;
    }
    char c = peek(text, i);
    if (c == 'e' || c == 'E') {
      char sign = peek(text, i + 1);
      boolean signed = sign == '+' || sign == '-';
      int exponent = signed ? i + 2 : i + 1;
      if (Chars.isDigit(peek(text, exponent))) {
        i = digits(text, exponent, 10);
        sort = FRACTION;
      } else if (signed) {
        return result(exponent, JUNK);
      }
    }
    return junk(text, i, sort);
  }

  private static long junk(String text, int end, int sort) {
    if (!Chars.isLetter(peek(text, end))) {
      return result(end, sort);
    }
    int i = end;
    while (i < text.length() && Chars.isNamePart(text.charAt(i))) {
      i++;
    }
    return result(i, JUNK);
  }

  private static int radix(char c) {
    return switch (c) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static long scanRadix(String text, int start, int radix) {
    int first = start + 2;
    if (peek(text, first) == '_') {
      first++;
    }
    int end = digits(text, first, radix);
    // As a zero with a name right behind it the match may be longer.
    int junkEnd = start + 1;
    while (junkEnd < text.length() && Chars.isNamePart(text.charAt(junkEnd))) {
      junkEnd++;
    }
    if (end > first && end == junkEnd) {
      return result(end, WHOLE);
    }
    if (junkEnd > first) {
      return result(junkEnd, JUNK);
    }
    return result(first, radix == 16 ? BAD_HEX : radix == 8 ? BAD_OCTAL : BAD_BINARY);
  }

  private static char ascii(char c) {
    return c < 128 ? c : '\0';
  }

  private static int digits(String text, int from, int radix) {
    int i = from;
    while (i < text.length()) {
      char c = ascii(text.charAt(i));
      if (c == '_') {
        if (i == from || Character.digit(ascii(peek(text, i + 1)), radix) < 0) {
          break;
        }
      } else if (Character.digit(c, radix) < 0) {
        break;
      }
      i++;
    }
    return i;
  }

  /** Whether a whole number is one to PostgreSQL's grammar, which knows 32 bits. */
  static boolean fitsInt(String text, int start, int end) {
    if (end - start < 10) {
      return true;
    }
    return value(text.substring(start, end)) <= Integer.MAX_VALUE;
  }

  /** The value of a whole number as written, {@code Long.MAX_VALUE} where it is larger. */
  static long value(String written) {
    String digits = written.replace("_", "");
    int radix = digits.length() > 1 && digits.charAt(0) == '0' ? radix(digits.charAt(1)) : 0;
    try {
      return radix == 0 ? Long.parseLong(digits) : Long.parseLong(digits.substring(2), radix);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }
}
