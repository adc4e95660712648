package dev.migrationlens.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.StatementSplitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A statement that is too much for us costs only what can be said about it. */
class MistakesTest {
  private static final String TOO_DEEP = String.join(" + ", Collections.nCopies(60_000, "id"));
  private static final String CHAIN =
      "CREATE TABLE t (id int);\n"
          + "CREATE TABLE u (id int);\n"
          + ("CREATE VIEW v AS SELECT " + TOO_DEEP + " AS sum FROM t;\n")
          + ("CREATE VIEW w AS SELECT " + TOO_DEEP + " AS sum FROM t;\n")
          + "SELECT sum FROM v, w;\n"
          + "SELECT nope FROM u;\n"
          + "DROP TABLE nowhere;\n";

  @Test
  void theRunGoesOnAndTheLogSaysSoOnce() {
    var told = new ArrayList<String>();
    Logger log = Logger.getLogger("migration-lens");
    Handler ear =
        new Handler() {
          @Override
          public void publish(LogRecord spoken) {
            told.add(spoken.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    log.addHandler(ear);
    log.setUseParentHandlers(false);
    try {
      List<String> problems = problems();
      assertThat(problems).containsExactly("42703", "42P01");
      assertThat(told).hasSize(1);
      assertThat(told.get(0)).contains("1.sql", "StackOverflowError");
    } finally {
      log.removeHandler(ear);
      log.setUseParentHandlers(true);
    }
  }

  private static List<String> problems() {
    var file =
        new Migration(
            "1.sql",
            "1",
            CHAIN,
            StatementSplitter.split(CHAIN),
            List.of(),
            Migration.TransactionMode.AUTOCOMMIT,
            Migration.Runner.DRIVER);
    return Replay.of(List.of(file), Replay.Setup.PLAIN).steps().stream()
        .flatMap(step -> step.outcome().problems().stream())
        .map(problem -> problem.state() == null ? "" : problem.state().code())
        .toList();
  }
}
