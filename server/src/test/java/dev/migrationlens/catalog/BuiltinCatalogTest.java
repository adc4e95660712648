package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.migrationlens.sql.PgVersion;
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

  /** Build options differ between the two servers, so that settings are not compared. */
  @Test
  void theFactsOfAnOlderVersionAreRight() throws SQLException {
    var server = Postgres.system15();
    assumeThat(server).isPresent();
    var fifteen = new PgVersion(15);
    try (var database = server.orElseThrow().database()) {
      BuiltinCatalogGenerator.prepare(database.connection(), null);
      for (String line : BuiltinCatalogGenerator.lines(database.connection(), "functions")) {
        var function = FactReader.BUILT_IN.function(line);
        if (function.schema().equals("pg_catalog")) {
          assertThat(Builtins.functions(fifteen, function.name())).contains(function);
        }
      }
      for (String line : BuiltinCatalogGenerator.lines(database.connection(), "relations")) {
        var relation = FactReader.BUILT_IN.relation(line);
        assertThat(Builtins.relation(fifteen, relation.schema(), relation.name()))
            .contains(relation);
      }
    }
    assertThat(Builtins.functions(fifteen, "uuidv7")).isEmpty();
    assertThat(Builtins.functions(PgVersion.NEWEST, "uuidv7")).isNotEmpty();
    assertThat(Builtins.setting(fifteen, "io_method")).isEmpty();
    assertThat(Builtins.names(fifteen, "role"))
        .doesNotContain("pg_maintain")
        .contains("pg_monitor");
  }
}
