package dev.migrationlens.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lock is held as long as we say: another connection looks for it after each statement. */
@Tag("postgres")
class UntilProofTest {
  private static final String TABLE = "create table t (id int);";

  @ParameterizedTest
  @CsvSource({
    "AUTOCOMMIT, 0, alter table t add c int; select 1, STATEMENT, 0 0",
    "AUTOCOMMIT, 1, begin; alter table t add c int; select 1; commit; select 2, COMMIT, 0 1 1 0 0",
    "AUTOCOMMIT, 1, begin; alter table t add c int; rollback, COMMIT, 0 1 0",
    "AUTOCOMMIT, 3, begin; select 1; commit; alter table t add c int, STATEMENT, 0 0 0 0",
    "AUTOCOMMIT, 0, vacuum full t; select 1, STATEMENT, 0 0",
    "PER_FILE, 0, alter table t add c int; select 1, FILE, 1 1",
    "PER_FILE, 1, select 1; truncate t; select 2, FILE, 0 1 1",
    "PER_FILE, 0, alter table t add c int; commit; select 1, FILE, 1 0 0",
    "PER_FILE, 2, select 1; commit; alter table t add c int, STATEMENT, 0 0 0"
  })
  void heldAsLongAsWeSay(TransactionMode mode, int number, String sql, Until until, String locked)
      throws SQLException {
    assertThat(claimed(mode, number, sql)).isEqualTo(until);
    assertThat(String.join(" ", observed(mode, sql))).isEqualTo(locked);
  }

  private static Until claimed(TransactionMode mode, int number, String sql) {
    var chain =
        List.of(
            migration("1.sql", TABLE, TransactionMode.AUTOCOMMIT), migration("2.sql", sql, mode));
    Replay replay = Replay.of(chain, Replay.Setup.PLAIN);
    Step step =
        replay.steps("2.sql").stream()
            .filter(s -> s.parsed() != null)
            .skip(number)
            .findFirst()
            .orElseThrow();
    return Impact.of(replay, step).until();
  }

  private static Migration migration(String path, String sql, TransactionMode mode) {
    return new Migration(
        path, "", sql, StatementSplitter.split(sql), List.of(), mode, Migration.Runner.DRIVER);
  }

  /** Whether the table is locked after each statement. */
  private static List<String> observed(TransactionMode mode, String sql) throws SQLException {
    var seen = new ArrayList<String>();
    try (PostgresDatabase database = Postgres.database();
        Connection other = DriverManager.getConnection(database.address())) {
      database.run(TABLE);
      if (mode == TransactionMode.PER_FILE) {
        database.run("begin");
      }
      for (String statement : sql.split(";")) {
        assertThat(database.run(statement).ok()).as(statement).isTrue();
        seen.add(isLocked(other) ? "1" : "0");
      }
    }
    return seen;
  }

  private static boolean isLocked(Connection other) throws SQLException {
    try (var statement = other.createStatement();
        var rows =
            statement.executeQuery(
                "select from pg_locks where relation = 't'::regclass"
                    + " and mode = 'AccessExclusiveLock'")) {
      return rows.next();
    }
  }
}
