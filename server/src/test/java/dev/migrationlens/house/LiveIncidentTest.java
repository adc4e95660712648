package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.RealtimeIncident;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fourth incident beside its database, which lacks the last migration. */
@Tag("postgres")
class LiveIncidentTest {
  private static final String FOLDER = "file=supabase/migrations/";
  private static final String SECOND = FOLDER + "20260204080000_realtime_monitoring_v2.sql";
  private static final String LAST = FOLDER + RealtimeIncident.LAST;

  @TempDir private Path folder;

  /** What is said of the live database: where, and in which words. */
  private static List<String> live(String github) {
    return github
        .lines()
        .filter(line -> line.matches(".*\\[(live-|pending-|changed-after).*|.*title=(live|pend).*"))
        .map(
            line ->
                line.replaceFirst(
                    "^::(\\w+) (file=[^,]*),line=(\\d+),.*title=([\\w-]+).*", "$1 $4 $2 $3"))
        .toList();
  }

  private String check(String url) {
    return Example.run(
        folder, "check", "--format", "github", "--severity", "info", "--database", url);
  }

  @Test
  void theToolSaysUpToDateAndTheDatabaseDoesNot() {
    try (var database = RealtimeIncident.in(folder).database(3, 4)) {
      String url = database.address().replace("jdbc:", "");
      assertThat(Example.run(folder, "status", "--database", url))
          .contains("applied  " + RealtimeIncident.LAST)
          .contains("4 applied, 0 pending")
          .contains("Drift: 3 missing, 0 made elsewhere, 0 different");
      String said = check(url);
      assertThat(live(said))
          .containsExactly(
              "warning live-relation-missing " + SECOND + " 21",
              "warning live-relation-missing " + SECOND + " 22",
              "warning live-relation-missing " + LAST + " 20");
      assertThat(said)
          .contains("index `message_queue.message_queue_next_attempt_at_idx` is not in `")
          .contains("although its migration is recorded as applied");
      Example.run(folder, "pull", "--database", url);
    }
    assertThat(Example.run(folder, "check", "--format", "github", "--severity", "warning"))
        .contains("is not in the snapshot of `")
        .contains("less than an hour old, although its migration is recorded as applied");
  }

  @Test
  void whatIsPendingIsCheckedAgainstTheDatabase() {
    try (var database = RealtimeIncident.in(folder).database(3, 3)) {
      String url = database.address().replace("jdbc:", "");
      assertThat(Example.run(folder, "status", "--database", url))
          .contains("pending  " + RealtimeIncident.LAST)
          .contains("3 applied, 1 pending");
      assertThat(live(check(url)))
          .containsExactly(
              "warning live-relation-missing " + SECOND + " 21",
              "warning live-relation-missing " + SECOND + " 22",
              "notice pending-migration " + LAST + " 2");
    }
  }

  @Test
  void withoutTheDatabaseEverythingElseIsStillChecked() {
    RealtimeIncident.in(folder);
    assertThat(check("postgresql://localhost:1/x"))
        .contains("nothing listens at localhost:1")
        .contains("already-exists")
        .doesNotContain("live-relation-missing");
  }
}
