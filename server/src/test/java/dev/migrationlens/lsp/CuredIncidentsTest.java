package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.rules.Rules;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An editor's user takes the first cure of the first error, again and again. */
@Tag("postgres")
@Timeout(120)
class CuredIncidentsTest {
  private static final int MOST_CURES = 150;

  static List<String> incidents() throws IOException {
    return Incidents.names();
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void codeActionsAloneLeadToAChainThatPostgresAccepts(String incident, @TempDir Path root)
      throws IOException {
    Incidents.copy(incident, root);
    try (Conversation editor = Conversation.in(root)) {
      var desk = new Desk(editor, root);
      desk.rest();
      List<String> done = cure(desk);
      assertThat(desk.errors()).as("left after %s", done).isEmpty();
    }
    Path file = root.resolve(Config.FILE_NAME);
    Config config =
        Files.exists(file) ? Config.read(Golden.read(file), List.of()).config() : Config.DEFAULT;
    var cured = Workspace.open(root, config, new ReplayJudge(Rules.ALL)).snapshot();
    assertThat(PostgresAgreement.rejections(cured)).isEmpty();
  }

  /** Each cure that does not help is not taken twice at its place. */
  private static List<String> cure(Desk desk) {
    var done = new ArrayList<String>();
    Map<String, Integer> taken = new HashMap<>();
    while (done.size() < MOST_CURES) {
      JsonObject chosen = null;
      for (Desk.Problem problem : desk.errors()) {
        for (JsonObject cure : desk.cures(problem)) {
          String key = problem.words() + cure.get("title").getAsString();
          if (chosen == null && taken.merge(key, 1, Integer::sum) == 1) {
            chosen = cure;
            done.add(problem.words() + " → " + cure.get("title").getAsString());
          }
        }
        if (chosen != null) {
          break;
        }
      }
      if (chosen == null) {
        return done;
      }
      desk.apply(chosen.getAsJsonObject("edit"));
      desk.rest();
    }
    return done;
  }
}
