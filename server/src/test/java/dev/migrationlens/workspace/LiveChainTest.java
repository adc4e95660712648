package dev.migrationlens.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.World;
import dev.migrationlens.rules.Rules;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The file that is open is answered first. */
class LiveChainTest {
  private static LiveChain of(Map<String, String> files) {
    return World.open(files).live(new Linter(Rules.ALL)).get(0);
  }

  @Test
  void aFileWithoutAMistakeDoesNotWaitForWhatComesAfterIt() {
    LiveChain chain =
        of(
            Map.of(
                "migrations/1_a.sql", "create table a (id int primary key);",
                "migrations/2_b.sql", "create table b (id int primary key);"));
    assertThat(chain.findings("migrations/1_a.sql")).isEmpty();
    assertThat(chain.settleFor(0)).as("the rest still waits").isTrue();
  }

  @Test
  void whatIsMadeLaterIsSaidToBeMadeLaterAtOnce() {
    LiveChain chain =
        of(
            Map.of(
                "migrations/1_a.sql", "create index on b (id);",
                "migrations/2_b.sql", "create table b (id int primary key);"));
    assertThat(chain.findings("migrations/1_a.sql"))
        .extracting(Finding::rule)
        .containsExactly("used-before-created");
  }
}
