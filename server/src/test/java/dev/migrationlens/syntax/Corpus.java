package dev.migrationlens.syntax;

import dev.migrationlens.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The project's own statements: right ones, and broken ones as people break them. */
final class Corpus {
  private static final Path FOLDER =
      Golden.repository().resolve("server/src/test/resources/corpus");

  /** One statement and the file it stands in. */
  record Entry(String file, String text) {}

  private Corpus() {}

  /** Every statement of the files, which a semicolon ends. */
  static List<Entry> valid() {
    var entries = new ArrayList<Entry>();
    for (Path file : files(FOLDER)) {
      String text = Golden.read(file);
      for (Slice slice : StatementSplitter.split(text)) {
        if (slice.kind() == Slice.Kind.SQL) {
          entries.add(new Entry(file.getFileName().toString(), slice.of(text)));
        }
      }
    }
    return entries;
  }

  /** Every paragraph of the files: blank lines separate what no lexer could. */
  static List<Entry> broken() {
    var entries = new ArrayList<Entry>();
    for (Path file : files(FOLDER.resolve("broken"))) {
      for (String paragraph : Golden.read(file).split("\n[ \t]*(\n[ \t]*)+")) {
        String text = paragraph.strip();
        if (!text.isEmpty()) {
          entries.add(new Entry(file.getFileName().toString(), withoutSemicolon(text)));
        }
      }
    }
    return entries;
  }

  private static String withoutSemicolon(String text) {
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }

  private static List<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
