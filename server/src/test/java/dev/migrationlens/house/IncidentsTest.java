package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.workspace.Snapshot;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
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
  void aFileIsRenamedBehindItsCreator(@TempDir Path copy) {
    assertThat(incident("tenant-policies").cured(copy).sources())
        .containsKey("supabase/migrations/20260105000003_tenant_llm_policies.sql")
        .doesNotContainKey("supabase/migrations/20251229000000_tenant_llm_policies.sql");
  }

  @Test
  void numbersOfTwoBranchesAreTakenOnceEverywhere(@TempDir Path copy) {
    var sources = incident("saved-insights").cured(copy).sources();
    assertThat(sources)
        .containsKey("database/migration/022_add_customer_to_saved_insights.sql")
        .containsKey("database/migration/023_create_conversation_tables.sql");
    assertThat(sources.get("database/migration/023_create_conversation_tables.sql").text())
        .startsWith("-- Dependencies: 022_add_customer_to_saved_insights.sql\n");
  }

  @Test
  @Tag("postgres")
  void theVerificationQueryFindsEverything(@TempDir Path copy) throws SQLException {
    var cured = incident("tier1-features").cured(copy);
    String file =
        cured.sources().keySet().stream()
            .filter(f -> f.contains("tier1"))
            .findFirst()
            .orElseThrow();
    String query = Example.run(copy, "write", "query", "--print", file);
    assertThat(rows(cured, query)).hasSizeGreaterThan(20).allMatch(row -> row.endsWith(" t"));
  }

  @Test
  @Tag("postgres")
  void theVerificationScriptFindsNothingMissing(@TempDir Path copy) throws SQLException {
    var cured = incident("assistant-conversations").cured(copy);
    String script = Example.run(copy, "write", "verify", "--print", ".");
    assertThat(script).contains("policy", "materialized view", "foreign key", "row-level security");
    assertThat(rows(cured, script)).isEmpty();
  }

  @Test
  @Tag("postgres")
  void theRollbackTakesBack(@TempDir Path copy) {
    var cured = incident("saved-insights").cured(copy);
    try (var database = PostgresAgreement.built(cured)) {
      for (String name :
          List.of("023_create_conversation_tables", "022_add_customer_to_saved_insights")) {
        String file = "database/migration/" + name + ".sql";
        database.prepare(Example.run(copy, "write", "rollback", "--print", file));
      }
      assertThat(database.run("select from \"Conversation\"").sqlState()).isEqualTo("42P01");
      assertThat(database.run("select customer_id from \"SavedInsights\"").sqlState())
          .isEqualTo("42703");
    }
  }

  @Test
  @Tag("postgres")
  void theDatabaseLacksWhatItsToolSaysWasRun(@TempDir Path copy) {
    var cured = incident("realtime-monitoring").cured(copy);
    try (var database = PostgresAgreement.built(cured, 3)) {
      database
          .prepare("drop table monitor_heartbeats")
          .prepare("create schema if not exists supabase_migrations")
          .prepare(
              "create table if not exists supabase_migrations.schema_migrations"
                  + " (version text primary key, statements text[], name text)")
          .prepare(
              "insert into supabase_migrations.schema_migrations (version, name) values"
                  + " ('20260201090000', 'contacts'), ('20260203100000', 'realtime_monitoring'),"
                  + " ('20260204080000', 'realtime_monitoring_v2')");
      String url = database.address().replace("jdbc:", "");
      assertThat(Example.run(copy, "status", "--database", url, "."))
          .contains("20260205070000_force_realtime_monitoring_v3", "pending", "Drift: 2 missing");
      Example.run(copy, "pull", "--database", url, ".");
      assertThat(Example.run(copy, "check", "--severity", "info", "."))
          .contains("[pending-migration]", "[live-relation-missing]", "monitor_heartbeats");
    }
  }

  @Test
  void theSchemaIsPrintedInEveryForm(@TempDir Path copy) {
    incident("assistant-conversations").cured(copy);
    assertThat(Example.run(copy, "schema", "--format", "ts", ".")).contains("conversations: {");
    assertThat(Example.run(copy, "schema", "--format", "mermaid", "."))
        .startsWith("erDiagram")
        .contains("feedback }o--|| messages");
  }

  private static Example incident(String name) {
    return INCIDENTS.stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> rows(Snapshot chain, String query) throws SQLException {
    var rows = new ArrayList<String>();
    try (var database = PostgresAgreement.built(chain);
        var statement = database.connection().createStatement();
        var result = statement.executeQuery(query)) {
      while (result.next()) {
        String last = result.getString(result.getMetaData().getColumnCount());
        rows.add(result.getString(1) + " " + result.getString(2) + " " + last);
      }
    }
    return rows;
  }

  @Test
  void theReadmeShowsWhatIsPrinted() {
    String readme = Golden.read(Golden.repository().resolve("README.md"));
    String command = "$ ./migration-lens check examples/tenant-policies/broken\n";
    int start = readme.indexOf(command) + command.length();
    assertThat(start).isGreaterThan(command.length());
    String picture = readme.substring(start, readme.indexOf("\n```", start));
    assertThat(incident("tenant-policies").said()).containsAll(Example.pieces(picture));
  }

  @Test
  void thePageOfExamplesNamesEach() {
    String page = Golden.read(Golden.repository().resolve("examples/README.md"));
    assertThat(INCIDENTS).allSatisfy(i -> assertThat(page).contains("| `" + i.name() + "` |"));
    assertThat(Golden.repository().resolve("examples").toFile().list((d, n) -> !n.contains(".")))
        .containsExactlyInAnyOrder(INCIDENTS.stream().map(Example::name).toArray(String[]::new));
  }
}
