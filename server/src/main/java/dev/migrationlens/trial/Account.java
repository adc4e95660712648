package dev.migrationlens.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's account that a server runs as: PostgreSQL refuses to run as root. */
record Account(String user, String group) {
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Whom root becomes: the account made for PostgreSQL, else the one made for nobody. */
  static Account instead() throws IOException {
    return named("postgres")
        .or(() -> named("nobody"))
        .orElseThrow(
            () -> new IOException("there is neither an account postgres nor an account nobody"));
  }

  private static Optional<Account> named(String name) {
    try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
      return lines
          .map(l -> l.split(":"))
          .filter(f -> f.length > 3 && f[0].equals(name))
          .findFirst()
          .map(f -> new Account(f[2], f[3]));
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
