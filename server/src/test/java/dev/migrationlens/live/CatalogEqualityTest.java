package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.ChangeScript;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("postgres")
class CatalogEqualityTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"keys.sql", "types.sql", "tables.sql", "renames.sql", "real.sql", "doubts.sql"})
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

  /** A schema of what every version since the oldest has, on each version that is at hand. */
  @ParameterizedTest
  @MethodSource("servers")
  void olderServersAreReadAlike(PostgresServer server) throws IOException, LiveFailure {
    String sql = text("older.sql");
    var replay = Replay.of(List.of(Equality.file("older.sql", sql)), Replay.Setup.PLAIN);
    var nothing = Equality.chain(Replay.of(List.of(), Replay.Setup.PLAIN));
    try (var database = server.database();
        var again = server.database()) {
      StatementSplitter.split(sql).forEach(slice -> database.prepare(slice.of(sql)));
      LiveDatabase read = Equality.read(database);
      assertThat(Equality.differences(replay, read)).isEmpty();
      assertThat(read.unread()).isEmpty();
      Contents live = Equality.live(read);
      String script =
          ChangeScript.of(
              Comparison.of(nothing, live), live, thing -> read.definition(thing.object()));
      StatementSplitter.split(script).forEach(slice -> again.prepare(slice.of(script)));
      LiveDatabase made = Equality.read(again);
      assertThat(Equality.differences(replay, made)).isEmpty();
      assertThat(Comparison.of(live, Equality.live(made))).isEmpty();
      LiveDatabase kept = SnapshotFile.read(SnapshotFile.write(read));
      assertThat(Comparison.of(live, Equality.live(kept))).isEmpty();
      assertThat(SnapshotFile.write(kept)).isEqualTo(SnapshotFile.write(read));
    }
  }

  static List<PostgresServer> servers() throws IOException {
    var all = new ArrayList<>(Postgres.installed());
    all.add(Postgres.server());
    return all;
  }

  static String text(String resource) throws IOException {
    try (var in = CatalogEqualityTest.class.getResourceAsStream("/live/" + resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
