package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.rules.Rules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the server asks of a client, which depends on what that can do, and a crash of ours. */
@Timeout(60)
class AskedTest {
  private static final String TABLE = "create table a (id int primary key);\n";

  @TempDir Path root;

  private Conversation able(String capabilities) {
    Conversation.files(root, "001_a.sql", TABLE);
    return Conversation.with(
        root, "{\"rootUri\":\"" + root.toUri() + "\",\"capabilities\":" + capabilities + "}");
  }

  @Test
  void toWatchFilesAndFoldersThatGo() {
    String capability =
        "{\"workspace\":{\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}}}";
    try (var editor = able(capability)) {
      JsonObject registration =
          editor
              .notification("client/registerCapability")
              .getAsJsonArray("registrations")
              .get(0)
              .getAsJsonObject();
      assertThat(registration.get("method").getAsString())
          .isEqualTo("workspace/didChangeWatchedFiles");
      assertThat(registration.toString()).contains("sql", "json", "\"kind\":4");
    }
  }

  @Test
  void nothingOfAClientThatCanDoNothing() {
    try (var editor = able("{}")) {
      editor.open("002_b.sql", "select nope from a;");
      assertThat(editor.diagnostics("002_b.sql")).hasSize(1);
      editor.rested();
      assertThat(editor.asked()).isEmpty();
    }
  }

  @Test
  void toAskAgainForWhatItShows() {
    try (var editor =
        able(
            """
            {"textDocument":{"diagnostic":{}},
             "workspace":{"diagnostics":{"refreshSupport":true},
                          "codeLens":{"refreshSupport":true},
                          "inlayHint":{"refreshSupport":true}}}\
            """)) {
      editor.open("002_b.sql", TABLE);
      editor.notification("workspace/diagnostic/refresh");
      editor.notification("workspace/codeLens/refresh");
      editor.notification("workspace/inlayHint/refresh");
      assertThat(editor.version(editor.uri("002_b.sql"))).isZero();
    }
  }

  @Test
  void toShowTheRulesPage() {
    try (var editor = able("{\"window\":{\"showDocument\":{\"support\":true}}}")) {
      editor.result("workspace/executeCommand", page("syntax-error"));
      String shown = editor.notification("window/showDocument").get("uri").getAsString();
      assertThat(Path.of(URI.create(shown))).content().startsWith("# ");
    }
  }

  @Test
  void toCarryOutWhatTheUserChose() throws IOException {
    try (var editor = able("{}")) {
      editor.reply("window/showMessageRequest", Json.of("title", "Rename"));
      Files.writeString(root.resolve("migrations/001_more.sql"), "select 1;\n");
      JsonObject file = Json.of("uri", editor.uri("001_more.sql"));
      editor.tell("workspace/didCreateFiles", Json.of("files", Json.list(file)).toString());
      assertThat(editor.notification("workspace/applyEdit").toString())
          .contains("001_more.sql", "002_more.sql");
    }
  }

  /** A rule that fails where nothing of a rule is thought to fail. */
  private record Nameless(AtomicBoolean broken) implements Rule.OfSchema {
    @Override
    public RuleInfo info() {
      if (broken.get()) {
        throw new IllegalStateException("a fault of ours");
      }
      return new RuleInfo(
          "nameless", Severity.WARNING, RuleInfo.Topic.SYNTAX, "Crashes", "So.", "select 1;");
    }

    @Override
    public void check(SchemaCase schema) {
      // It finds nothing.
    }
  }

  @Test
  void aCrashInOneFeatureAnswersAnErrorAndLosesNothing() {
    Conversation.files(root, "001_a.sql", TABLE);
    var broken = new AtomicBoolean();
    var rules = new ArrayList<Rule>(Rules.ALL);
    rules.add(new Nameless(broken));
    String greeting = "{\"capabilities\":{},\"rootUri\":\"" + root.toUri() + "\"}";
    try (var editor = Conversation.with(root, greeting, new Linter(rules))) {
      editor.open("002_b.sql", "select id from a;");
      assertThat(editor.diagnostics("002_b.sql")).isEmpty();
      editor.rested();
      editor.change("002_b.sql", 2, 0, 7, 0, 9, "nope");
      assertThat(editor.shown(editor.uri("002_b.sql"), 1)).hasSize(1);
      broken.set(true);
      JsonObject params = editor.params("002_b.sql", 0, 8);
      JsonObject here = Conversation.position(0, 8);
      params.add("range", Json.of("start", here, "end", here));
      JsonObject error =
          editor.ask("textDocument/codeAction", params.toString()).getAsJsonObject("error");
      broken.set(false);
      assertThat(error.get("code").getAsInt()).isEqualTo(-32603);
      assertThat(error.get("message").getAsString()).contains("a fault of ours");
      assertThat(editor.notification("window/logMessage").get("message").getAsString())
          .startsWith("failed to answer textDocument/codeAction: ")
          .contains("a fault of ours", "\n  at ");
      JsonElement hover = editor.at("textDocument/hover", "002_b.sql", 0, 17);
      assertThat(hover.toString()).contains("create table a");
      assertThat(editor.result("textDocument/codeAction", params).getAsJsonArray()).isNotEmpty();
    }
  }

  private static JsonObject page(String rule) {
    var arguments = new JsonArray();
    arguments.add(rule);
    return Json.of("command", RulePages.COMMAND, "arguments", arguments);
  }
}
