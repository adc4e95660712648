package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client hears while its chains are being read for long. */
@Timeout(60)
class WorkingTest {
  @TempDir Path root;

  /** A rule that takes as long as the test wants. */
  private record Slow(CountDownLatch until) implements Rule.OfStatement {
    @Override
    public RuleInfo info() {
      return new RuleInfo(
          "slow", Severity.WARNING, RuleInfo.Topic.SYNTAX, "Is slow", "So.", "select 1;");
    }

    @Override
    public void check(StatementCase statement) {
      try {
        until.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void thatTheyAreAndWhenTheyHaveBeen() {
    Conversation.files(root, "001_a.sql", "create table a (id int);\n");
    var until = new CountDownLatch(1);
    String greeting =
        "{\"capabilities\":{\"window\":{\"workDoneProgress\":true}},\"rootUri\":\"%s\"}"
            .formatted(root.toUri());
    try (var editor = Conversation.with(root, greeting, new Linter(List.of(new Slow(until))))) {
      assertThat(state(editor)).isEqualTo("working");
      assertThat(editor.notification("window/workDoneProgress/create").has("token")).isTrue();
      assertThat(kind(editor)).isEqualTo("begin");
      until.countDown();
      assertThat(kind(editor)).isEqualTo("end");
      assertThat(state(editor)).isEqualTo("ready");
    } finally {
      until.countDown();
    }
  }

  private static String state(Conversation editor) {
    return editor.notification("migrationLens/chainChanged").get("state").getAsString();
  }

  private static String kind(Conversation editor) {
    JsonObject value = editor.notification("$/progress").getAsJsonObject("value");
    return value.get("kind").getAsString();
  }
}
