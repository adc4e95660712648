package dev.migrationlens.write;

import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.testing.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Chains that run, and running them. */
final class Chains {
  private Chains() {}

  /** A clean chain that is kept with the tests. */
  static Map<String, String> kept(String name) throws IOException {
    Path root = Golden.repository().resolve("server/src/test/resources/repair/" + name);
    Map<String, String> files = new TreeMap<>();
    try (var paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString().replace('\\', '/'), Golden.read(path));
      }
    }
    return files;
  }

  /** A database that has run the chain up to a file, that file left out. */
  static PostgresDatabase before(Spot spot) {
    PostgresDatabase database = PostgresAgreement.fresh(spot.chain());
    for (Migration migration : spot.chain().migrations()) {
      if (migration.path().equals(spot.path())) {
        break;
      }
      run(database, migration);
    }
    return database;
  }

  static void run(PostgresDatabase database, Migration migration) {
    for (Slice slice : migration.up()) {
      database.prepare(slice.of(migration.text()));
    }
  }

  static void run(PostgresDatabase database, String sql) {
    for (Slice slice : StatementSplitter.split(sql)) {
      database.prepare(slice.of(sql));
    }
  }
}
