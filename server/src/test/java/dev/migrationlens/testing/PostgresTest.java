package dev.migrationlens.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("postgres")
class PostgresTest {

  @Test
  void aVerdictNamesTheStateTheMessageAndThePlace() {
    try (var database = Postgres.database()) {
      assertThat(database.run("CREATE TABLE t (id int)").ok()).isTrue();
      var verdict = database.run("SELECT '😀', missing FROM t");
      assertThat(verdict).isEqualTo(new Verdict("42703", "column \"missing\" does not exist", 13));
    }
  }

  @Test
  void databasesDoNotSeeEachOther() {
    try (var one = Postgres.database();
        var other = Postgres.database()) {
      one.prepare("CREATE TABLE t (id int)");
      assertThat(other.run("SELECT * FROM t").sqlState()).isEqualTo("42P01");
    }
  }

  @Test
  void anErrorHidesNothingAfterIt() {
    try (var database = Postgres.database()) {
      var verdicts =
          database.runAll(
              List.of(
                  "CREATE TABLE a (id int)",
                  "CREATE TABLE a (id int)",
                  "BEGIN",
                  "CREATE TABLE b (id int)",
                  "CREATE TABLE b (id int)",
                  "SAVEPOINT mine",
                  "CREATE TABLE c (id int)",
                  "ROLLBACK TO mine",
                  "COMMIT",
                  "SELECT FROM a, b",
                  "SELECT FROM c"));
      assertThat(verdicts)
          .extracting(Verdict::sqlState)
          .containsExactly(
              null, "42P07", null, null, "42P07", null, null, null, null, null, "42P01");
    }
  }

  @Test
  void severalStatementsOfOneMessageFallTogether() {
    try (var database = Postgres.database()) {
      assertThat(database.run("BEGIN; CREATE TABLE a (id int); COMMIT").ok()).isTrue();
      assertThat(database.run("CREATE TABLE b (id int); SELECT 1/0").sqlState()).isEqualTo("22012");
      assertThat(database.run("SELECT FROM a").ok()).isTrue();
      assertThat(database.run("SELECT FROM b").sqlState()).isEqualTo("42P01");
    }
  }

  @Test
  void copyFromStandardInputIsAccepted() {
    try (var database = Postgres.database()) {
      database.prepare("CREATE TABLE t (id int)");
      assertThat(database.run("COPY t FROM stdin").ok()).isTrue();
      assertThat(database.run("COPY missing FROM stdin").sqlState()).isEqualTo("42P01");
      assertThat(database.run("BEGIN; COPY t FROM stdin").ok()).isTrue();
    }
  }

  @Test
  void rolesGoAwayWithTheirDatabase() {
    for (int round = 0; round < 2; round++) {
      try (var database = Postgres.database()) {
        database.prepare("CREATE ROLE lens_reader; CREATE TABLE t (id int)");
        database.prepare("GRANT SELECT ON t TO lens_reader");
      }
    }
  }

  @Test
  void aServerCanBeginWithASetup() {
    try (var database = Postgres.server("CREATE ROLE anon; CREATE SCHEMA auth").database()) {
      assertThat(database.run("CREATE TABLE auth.users (id int)").ok()).isTrue();
      assertThat(database.run("GRANT USAGE ON SCHEMA auth TO anon").ok()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM nowhere",
        "DROP TABLE nowhere",
        "COMMIT",
        "ROLLBACK TO SAVEPOINT x",
        "COPY t FROM stdin",
        "SELECT '{' ? 'a'",
        ""
      })
  void theOracleAcceptsRightSyntax(String sql) {
    assertThat(Postgres.syntaxVerdict(sql).sqlState()).isIn(null, "3B001");
    assertThat(Postgres.syntaxVerdict("SELECT FROM FROM").sqlState()).isEqualTo("42601");
  }

  @Test
  void theOraclePointsAtTheWrongToken() {
    assertThat(Postgres.syntaxVerdict("CREATE TABEL t (id int)"))
        .isEqualTo(new Verdict("42601", "syntax error at or near \"TABEL\"", 7));
  }

  @Test
  void theContribExtensionsAreThere() {
    try (var database = Postgres.database()) {
      database.prepare("CREATE EXTENSION pgcrypto; CREATE EXTENSION citext");
      database.prepare("CREATE EXTENSION pg_trgm; CREATE EXTENSION \"uuid-ossp\"");
    }
  }

  @Test
  void anOlderServerIsUsedWhereOneIsInstalled() {
    Postgres.system15()
        .ifPresent(
            server -> {
              try (var database = server.database()) {
                assertThat(database.run("SELECT any_value(1)").sqlState()).isEqualTo("42883");
              }
            });
  }
}
