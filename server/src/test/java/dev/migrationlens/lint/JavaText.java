package dev.migrationlens.lint;

import dev.migrationlens.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text blocks in Java files that {@code ./verify update} rewrites. */
final class JavaText {
  private static final String QUOTES = "\"\"\"";

  private JavaText() {}

  static void replace(String sources, Class<?> owner, String old, String now) {
    Class<?> top = owner;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    Path file =
        Golden.repository()
            .resolve("server/" + sources + top.getName().replace('.', '/') + ".java");
    String code = Golden.read(file);
    int open = code.indexOf(QUOTES + "\n");
    while (open >= 0) {
      int start = open + QUOTES.length() + 1;
      int close = code.indexOf(QUOTES, start);
      String raw = code.substring(start, close);
      if (raw.stripIndent().translateEscapes().equals(old)) {
        String indent = raw.substring(raw.lastIndexOf('\n') + 1);
        write(file, code.substring(0, start) + block(now, indent) + code.substring(close));
        return;
      }
      open = code.indexOf(QUOTES + "\n", close + QUOTES.length());
    }
    throw new IllegalStateException("no such text block in " + file);
  }

  private static String block(String text, String indent) {
    var out = new StringBuilder();
    for (String line : text.split("\n")) {
      String escaped = line.replace("\\", "\\\\").replace(QUOTES, "\\" + QUOTES);
      if (escaped.endsWith(" ")) {
        escaped = escaped.substring(0, escaped.length() - 1) + "\\s";
      }
      out.append(escaped.isEmpty() ? "" : indent + escaped).append('\n');
    }
    return out.append(indent).toString();
  }

  private static void write(Path file, String code) {
    try {
      Files.writeString(file, code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
