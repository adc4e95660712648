package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("postgres")
class CatalogEqualityTest {
  @ParameterizedTest
  @ValueSource(strings = {"keys.sql", "types.sql", "tables.sql", "renames.sql"})
  void theChainBuildsWhatPostgresHas(String resource) throws Exception {
    String sql = text(resource);
    var replay = Replay.of(List.of(Equality.file(resource, sql)), Replay.Setup.PLAIN);
    try (var database = Postgres.database()) {
      StatementSplitter.split(sql).forEach(slice -> database.prepare(slice.of(sql)));
      LiveDatabase read = Equality.read(database);
      assertThat(Equality.differences(replay, read)).isEmpty();
      String snapshot = SnapshotFile.write(read);
      LiveDatabase again = SnapshotFile.read(snapshot);
      assertThat(Comparison.of(Equality.live(read), Equality.live(again))).isEmpty();
      assertThat(SnapshotFile.write(again)).isEqualTo(snapshot);
    }
  }

  static String text(String resource) throws IOException {
    try (var in = CatalogEqualityTest.class.getResourceAsStream("/live/" + resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
