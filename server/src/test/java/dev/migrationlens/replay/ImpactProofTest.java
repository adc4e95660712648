package dev.migrationlens.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we say of locks, scans and rewrites is what a real PostgreSQL does. */
@Tag("postgres")
class ImpactProofTest {

  /** A database, a statement, where it works, and what runs beside it to stop it half-way. */
  record Proof(String statement, int from, String beside, List<String> setup) {
    @Override
    public String toString() {
      return statement;
    }

    Impact claimed(int version) {
      var chain =
          List.of(migration("1.sql", String.join("\n", setup)), migration("2.sql", statement));
      var replay =
          Replay.of(
              chain,
              new Replay.Setup(new PgVersion(version), List.of(), List.of("$user", "public")));
      return Impact.of(replay, replay.steps("2.sql").get(1));
    }

    private static Migration migration(String path, String sql) {
      return new Migration(
          path,
          "",
          sql,
          StatementSplitter.split(sql),
          List.of(),
          Migration.TransactionMode.AUTOCOMMIT,
          Migration.Runner.PSQL);
    }
  }

  static List<Proof> proofs() throws IOException {
    String text;
    try (var in = ImpactProofTest.class.getResourceAsStream("impact-proofs.sql")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var proofs = new ArrayList<Proof>();
    for (String block : text.substring(text.indexOf("--- ")).split("(?m)^--- ")) {
      if (!block.isBlank()) {
        proofs.add(proof(block.strip().lines().toList()));
      }
    }
    return proofs;
  }

  private static Proof proof(List<String> lines) {
    int from = 0;
    String beside = "";
    var setup = new ArrayList<String>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("-- from ")) {
        from = Integer.parseInt(line.substring("-- from ".length()));
      } else if (line.startsWith("-- beside ")) {
        beside = line.substring("-- beside ".length());
      } else if (!line.isBlank()) {
        setup.add(line);
      }
    }
    return new Proof(lines.get(0), from, beside, setup);
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void postgresql18DoesWhatWeSay(Proof proof) throws Exception {
    check(Postgres.server(), proof, 18);
  }

  static Stream<Proof> olderProofs() throws IOException {
    return proofs().stream().filter(p -> p.from() <= 15);
  }

  @ParameterizedTest
  @MethodSource("olderProofs")
  void postgresql15DoesWhatWeSayOfIt(Proof proof) throws Exception {
    var server = Postgres.system15();
    if (server.isPresent()) {
      check(server.get(), proof, 15);
    }
  }

  private static void check(PostgresServer server, Proof proof, int version) throws Exception {
    try (var database = server.database()) {
      proof.setup().forEach(database::run);
      var observed = Observation.of(database, proof.statement(), proof.beside());
      assertThat(observed.told(proof.claimed(version)))
          .as(proof.statement())
          .isEqualTo(observed.seen());
    }
  }

  @Test
  void everyClaimHasItsProof() throws IOException {
    Set<Claim> proven = EnumSet.noneOf(Claim.class);
    for (Proof proof : proofs()) {
      proof.claimed(18).touches().forEach(t -> proven.add(t.claim()));
    }
    assertThat(proven).containsExactlyInAnyOrder(Claim.values());
  }
}
