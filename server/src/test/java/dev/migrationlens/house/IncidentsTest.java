package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The incidents: what is said of them, and that PostgreSQL says the same before and after. */
class IncidentsTest {

  /** An incident, with what is typed until PostgreSQL accepts its chain. */
  private enum Incident {
    TENANT_POLICIES("fix");

    private final Example example =
        new Example(name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    private final List<List<String>> cures;

    Incident(String... cures) {
      this.cures = Stream.of(cures).map(cure -> List.of(cure.split(" "))).toList();
    }
  }

  /** Every error, and of the rest at least what is written down: rules yet to come may add. */
  @ParameterizedTest
  @EnumSource
  void isToldAsWrittenDown(Incident incident) {
    String file = "examples/" + incident.example.name() + "/findings.txt";
    List<String> said = incident.example.said();
    if (Golden.updating()) {
      Golden.check(file, String.join("\n\n", said) + "\n");
    }
    List<String> written = Example.pieces(Golden.read(Golden.repository().resolve(file)));
    assertThat(said).containsAll(written.subList(0, written.size() - 1));
    assertThat(written).containsAll(said.stream().filter(s -> s.startsWith("error")).toList());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("postgres")
  void errorsAreWhatPostgresRejects(Incident incident) {
    var snapshot = Example.snapshot(incident.example.folder());
    assertThat(PostgresAgreement.disagreements(snapshot)).isEmpty();
    assertThat(PostgresAgreement.rejections(snapshot)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("postgres")
  void postgresAcceptsTheCuredChain(Incident incident, @TempDir Path copy) {
    var cured = incident.example.after(copy, incident.cures);
    assertThat(PostgresAgreement.rejections(cured)).isEmpty();
    assertThat(PostgresAgreement.disagreements(cured)).isEmpty();
  }

  @Test
  void theReadmeShowsWhatIsPrinted() {
    String readme = Golden.read(Golden.repository().resolve("README.md"));
    String command = "$ ./migration-lens check examples/tenant-policies\n";
    int start = readme.indexOf(command) + command.length();
    assertThat(start).isGreaterThan(command.length());
    String picture = readme.substring(start, readme.indexOf("\n```", start));
    assertThat(Incident.TENANT_POLICIES.example.said()).containsAll(Example.pieces(picture));
  }

  @Test
  void thePageOfExamplesNamesEach() {
    String page = Golden.read(Golden.repository().resolve("examples/README.md"));
    assertThat(Incident.values())
        .allSatisfy(i -> assertThat(page).contains("| `" + i.example.name() + "` |"));
    assertThat(Golden.repository().resolve("examples").toFile().list((d, n) -> !n.contains(".")))
        .containsExactlyInAnyOrder(
            Stream.of(Incident.values()).map(i -> i.example.name()).toArray(String[]::new));
  }
}
