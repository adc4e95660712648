package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rich schemas stay the same through chain, database, written migration and snapshot. */
@Tag("postgres")
class RoundTripTest {
  @ParameterizedTest(name = "{1}")
  @MethodSource("schemas")
  void nothingChangesOnTheWay(PostgresServer server, String resource) throws IOException {
    assertThat(RoundTrip.problems(server, CatalogEqualityTest.text(resource))).isEmpty();
  }

  /** What only the newest server has. */
  @Test
  void nothingOfTheNewestChangesEither() throws IOException {
    String sql = CatalogEqualityTest.text("roundtrip/eighteen.sql");
    assertThat(RoundTrip.problems(Postgres.server(), sql)).isEmpty();
  }

  static Stream<Arguments> schemas() throws IOException {
    List<String> all = List.of("types", "tables", "logic", "foreign", "extras", "order");
    return CatalogEqualityTest.servers().stream()
        .flatMap(
            server -> all.stream().map(name -> Arguments.of(server, "roundtrip/" + name + ".sql")));
  }
}
