package dev.migrationlens.live;

import dev.migrationlens.live.History.Applied;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Whether a file is what its tool once ran, so far as the tool remembers it. */
final class Checksums {
  private Checksums() {}

  static boolean differs(String tool, Applied row, String text) {
    String known = row.checksum();
    if (known == null) {
      return false;
    }
    return switch (tool) {
      case "supabase" -> !known.equals(sha256(essence(text)));
      case "flyway" -> !known.equals(Integer.toString(crc(text)));
      case "prisma", "drizzle" -> !known.equals(sha256(text));
      case "sqlx" -> !known.equals(hash("SHA-384", text));
      default -> false;
    };
  }

  /** How a tool cut a file into statements is no part of it. */
  static String ofStatements(List<String> statements) {
    return sha256(essence(String.join(";", statements)));
  }

  /** Flyway's: the lines without what ends them. */
  private static int crc(String text) {
    var crc = new CRC32();
    text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

  private static String sha256(String text) {
    return hash("SHA-256", text);
  }

  private static String hash(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** Without blanks, comments and semicolons: how a tool cut a file into statements is its own. */
  static String essence(String sql) {
    var out = new StringBuilder(sql.length());
    int at = 0;
    while (at < sql.length()) {
      int end = skipped(sql, at);
      if (end > at) {
        at = end;
        continue;
      }
      end = quoted(sql, at);
      out.append(sql, at, end);
      at = end;
    }
    return out.toString();
  }

  private static int skipped(String sql, int at) {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c) || c == ';') {
      return at + 1;
    }
    if (sql.startsWith("--", at)) {
      int end = sql.indexOf('\n', at);
      return end < 0 ? sql.length() : end;
    }
    if (sql.startsWith("/*", at)) {
      int end = sql.indexOf("*/", at);
      return end < 0 ? sql.length() : end + 2;
    }
    return at;
  }

  /** The end of the quoted text, or of the character, that begins here. */
  private static int quoted(String sql, int at) {
    char c = sql.charAt(at);
    String close = c == '\'' || c == '"' ? String.valueOf(c) : "";
    if (c == '$') {
      int second = sql.indexOf('$', at + 1);
      boolean tag = second > 0 && sql.substring(at + 1, second).matches("\\w*");
      close = tag ? sql.substring(at, second + 1) : "";
    }
    if (close.isEmpty()) {
      return at + 1;
    }
    int end = sql.indexOf(close, at + close.length());
    return end < 0 ? sql.length() : end + close.length();
  }
}
