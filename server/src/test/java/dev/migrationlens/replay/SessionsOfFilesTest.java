package dev.migrationlens.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.syntax.StatementSplitter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tool runs each file in a fresh session; others may leave the next one what they set. */
class SessionsOfFilesTest {
  private static final String FIRST =
      "create schema app; set search_path = app; create table t (id int);"
          + " set check_function_bodies = off;";
  private static final String NEXT =
      "alter table t add name text;"
          + " create function f() returns int language sql as 'select missing()';";

  @Test
  void aToolBeginsAnew() {
    assertThat(problems(TransactionMode.PER_FILE))
        .containsExactly("`t` does not exist", "function `missing()` does not exist");
  }

  @Test
  void whoRunsNumberedFilesIsNotKnown() {
    assertThat(problems(TransactionMode.UNKNOWN)).isEmpty();
  }

  private static List<String> problems(TransactionMode mode) {
    var files = List.of(file("1.sql", FIRST, mode), file("2.sql", NEXT, mode));
    return Replay.of(files, Replay.Setup.PLAIN).steps().stream()
        .flatMap(step -> step.outcome().problems().stream().map(Problem::message))
        .toList();
  }

  private static Migration file(String path, String sql, TransactionMode mode) {
    return new Migration(
        path, path, sql, StatementSplitter.split(sql), List.of(), mode, Migration.Runner.UNKNOWN);
  }
}
