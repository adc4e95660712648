package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fact resources say what a real PostgreSQL 18 says; {@code ./verify update} rewrites them. */
@Tag("postgres")
class BuiltinCatalogTest {
  private static final Path FOLDER =
      Path.of("src/main/resources/dev/migrationlens/catalog").toAbsolutePath();

  @Test
  void theResourcesAreUpToDate() throws SQLException, IOException {
    try (var database = Postgres.database()) {
      BuiltinCatalogGenerator.prepare(database.connection(), null);
      for (String kind : BuiltinCatalogGenerator.KINDS) {
        var lines = BuiltinCatalogGenerator.lines(database.connection(), kind);
        var file = FOLDER.resolve(kind + ".txt");
        if (Boolean.getBoolean("migrationlens.update")) {
          Files.write(file, lines);
        }
        assertThat(Files.readAllLines(file)).as(kind).isEqualTo(lines);
      }
    }
  }
}
