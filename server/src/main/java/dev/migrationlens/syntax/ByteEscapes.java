package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strings with octal or hexadecimal escapes: these name bytes of the encoding, which PostgreSQL
 * then checks. We speak UTF-8 with every server.
 */
final class ByteEscapes {
  private ByteEscapes() {}

  /** The value of a literal's inside, whose byte escapes make UTF-8 together. */
  static String decode(String inside) {
    return new String(bytes(inside), StandardCharsets.UTF_8);
  }

  /** Whether a byte escape of the inside names a byte that needs the check. */
  static boolean needCheck(String inside) {
    int i = inside.indexOf('\\');
    while (i >= 0 && i + 1 < inside.length()) {
      int value = value(inside, i + 1);
      if (value == 0 || value >= 0x80) {
        return true;
      }
      i = inside.indexOf('\\', i + 2);
    }
    return false;
  }

  /** PostgreSQL's complaint about bytes that are no UTF-8; it points nowhere. */
  static @Nullable SyntaxProblem problem(String inside, int start, int end) {
    byte[] bytes = bytes(inside);
    int i = 0;
    while (i < bytes.length) {
      int width = width(bytes[i] & 0xFF);
      if (bytes[i] == 0 || !isLegal(bytes, i, width)) {
        return new SyntaxProblem(
            new Span(start, end), words(bytes, i, width), SqlState.CHARACTER_NOT_IN_REPERTOIRE);
      }
      i += width;
    }
    return null;
  }

  private static String words(byte[] bytes, int from, int width) {
    var words = new StringBuilder("invalid byte sequence for encoding \"UTF8\":");
    for (int i = from; i < Math.min(bytes.length, from + width); i++) {
      words.append(String.format(" 0x%02x", bytes[i] & 0xFF));
    }
    return words.toString();
  }

  private static int width(int first) {
    if ((first & 0x80) == 0) {
      return 1;
    }
    return (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : 1;
  }

  private static boolean isLegal(byte[] bytes, int at, int width) {
    if (at + width > bytes.length) {
      return false;
    }
    String one = new String(bytes, at, width, StandardCharsets.UTF_8);
    return !one.contains("\ufffd")
        || (width == 3 && (bytes[at] & 0xFF) == 0xEF && (bytes[at + 1] & 0xFF) == 0xBF);
  }

  private static byte[] bytes(String inside) {
    var out = new ByteArrayOutputStream(inside.length());
    int i = 0;
    while (i < inside.length()) {
      if (inside.charAt(i) == '\\' && i + 1 < inside.length() && value(inside, i + 1) >= 0) {
        out.write(value(inside, i + 1));
        i += 1 + width(inside, i + 1);
        continue;
      }
      int next = Math.min(inside.length(), i + unit(inside, i));
      out.writeBytes(Escapes.plain(inside.substring(i, next)).getBytes(StandardCharsets.UTF_8));
      i = next;
    }
    return out.toByteArray();
  }

  /** The length of one character or escape. */
  private static int unit(String inside, int at) {
    char c = inside.charAt(at);
    if (c != '\\' || at + 1 >= inside.length()) {
      return c == '\'' || Character.isHighSurrogate(c) ? 2 : 1;
    }
    return switch (inside.charAt(at + 1)) {
      case 'u' -> highSurrogate(inside, at + 2, 4) ? 12 : 6;
      case 'U' -> highSurrogate(inside, at + 2, 8) ? 20 : 10;
      default -> 2;
    };
  }

  private static boolean highSurrogate(String inside, int from, int digits) {
    if (from + digits > inside.length()) {
      return false;
    }
    int code = (int) Long.parseLong(inside.substring(from, from + digits), 16);
    return code >= 0xD800 && code <= 0xDBFF;
  }

  /** The byte that an escape names after its backslash; -1 where it names none. */
  private static int value(String inside, int at) {
    int width = width(inside, at);
    if (width == 0) {
      return -1;
    }
    boolean hex = inside.charAt(at) == 'x';
    String digits = inside.substring(hex ? at + 1 : at, at + width);
    return Integer.parseInt(digits, hex ? 16 : 8) & 0xFF;
  }

  private static int width(String inside, int at) {
    char c = inside.charAt(at);
    if (c == 'x') {
      int digits = Escapes.hexDigits(inside, at + 1, inside.length(), 2);
      return digits == 0 ? 0 : digits + 1;
    }
    int end = at;
    while (end < inside.length()
        && end < at + 3
        && inside.charAt(end) >= '0'
        && inside.charAt(end) <= '7') {
      end++;
    }
    return end - at;
  }
}
