package dev.migrationlens.lsp;

import dev.migrationlens.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folders of {@code examples}, and copies of them to work in. */
final class Incidents {
  private Incidents() {}

  static List<String> names() throws IOException {
    try (var folders = Files.list(Golden.repository().resolve("examples"))) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  static void copy(String incident, Path to) throws IOException {
    Path from = Golden.repository().resolve("examples").resolve(incident).resolve("broken");
    try (var files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
