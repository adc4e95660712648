package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The incidents: what is said of them, and that PostgreSQL says the same before and after. */
class IncidentsTest {

  private static final List<Example> INCIDENTS =
      List.of(
          new Example("tenant-policies", List.of("fix")),
          new Example("tier1-features", List.of("fix", "fix --suggested")),
          new Example("support-desk", List.of("fix", "fix --suggested")),
          new Example("ai-analyses", List.of("fix", "fix --suggested")),
          new Example("realtime-monitoring", List.of("fix", "fix --suggested")),
          new Example("saved-insights", List.of("fix", "fix --suggested")),
          new Example("assistant-conversations", List.of("fix", "fix --suggested")));

  static List<Example> incidents() {
    return INCIDENTS;
  }

  /** Every error, and of the rest at least what is written down: rules yet to come may add. */
  @ParameterizedTest
  @MethodSource("incidents")
  void isToldAsWrittenDown(Example incident) {
    String file = "examples/" + incident.name() + "/findings.txt";
    List<String> said = incident.said();
    if (Golden.updating()) {
      Golden.check(file, String.join("\n\n", said) + "\n");
    }
    List<String> written = Example.pieces(Golden.read(Golden.repository().resolve(file)));
    assertThat(said).containsAll(written.subList(0, written.size() - 1));
    assertThat(written).containsAll(said.stream().filter(s -> s.startsWith("error")).toList());
  }

  @ParameterizedTest
  @MethodSource("incidents")
  @Tag("postgres")
  void errorsAreWhatPostgresRejects(Example incident) {
    var snapshot = incident.broken();
    assertThat(PostgresAgreement.disagreements(snapshot)).isEmpty();
    boolean promised = snapshot.findings().stream().anyMatch(f -> f.state() != null);
    assertThat(PostgresAgreement.rejections(snapshot).isEmpty()).isNotEqualTo(promised);
  }

  @ParameterizedTest
  @MethodSource("incidents")
  @Tag("postgres")
  void postgresAcceptsTheCuredChain(Example incident, @TempDir Path copy) {
    var cured = incident.cured(copy);
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
    assertThat(INCIDENTS.get(0).said()).containsAll(Example.pieces(picture));
  }

  @Test
  void thePageOfExamplesNamesEach() {
    String page = Golden.read(Golden.repository().resolve("examples/README.md"));
    assertThat(INCIDENTS).allSatisfy(i -> assertThat(page).contains("| `" + i.name() + "` |"));
    assertThat(Golden.repository().resolve("examples").toFile().list((d, n) -> !n.contains(".")))
        .containsExactlyInAnyOrder(INCIDENTS.stream().map(Example::name).toArray(String[]::new));
  }
}
