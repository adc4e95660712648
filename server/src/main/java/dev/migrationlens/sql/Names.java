package dev.migrationlens.sql;

import java.nio.charset.StandardCharsets;

/** How PostgreSQL folds, cuts and quotes names. */
public final class Names {
  /** Longer identifiers are cut (NAMEDATALEN - 1). */
  public static final int MAX_BYTES = 63;

  private Names() {}

  /** An unquoted identifier as the catalog stores it: ASCII lower case, cut at 63 bytes. */
  public static String fold(String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return cut(lower(written));
      }
    }
    return cut(written);
  }

  private static String lower(String written) {
    char[] chars = written.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] + 32);
      }
    }
    return new String(chars);
  }

  /** The name cut at 63 bytes, never inside a character. */
  public static String cut(String name) {
    if (name.length() <= MAX_BYTES / 3) {
      return name;
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_BYTES) {
      return name;
    }
    int end = MAX_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** The name as SQL text: plain where that reads back as the same name, else in double quotes. */
  public static String quote(String name) {
    return isPlain(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty() || !isStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isStart(c) && (c < '0' || c > '9') && c != '$') {
        return false;
      }
    }
    return !Keyword.needsQuotes(name);
  }

  private static boolean isStart(char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || (c >= 0x80 && !Character.isUpperCase(c));
  }

  /** An ordinary string literal. */
  public static String literal(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }
}
