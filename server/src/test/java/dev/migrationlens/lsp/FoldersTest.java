package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and files in unusual places, and a rule that crashes. */
@Timeout(60)
class FoldersTest {
  private static final String TABLE = "create table a (id int);\n";
  private static final String WRONG = "select nope from a;\n";

  @TempDir Path root;

  @Test
  void aFolderThatIsALink() throws IOException {
    Path real = root.resolve("real");
    Conversation.files(real, "001_a.sql", TABLE, "002_b.sql", WRONG);
    Path link = Files.createSymbolicLink(root.resolve("link"), real);
    try (var editor = Conversation.in(real)) {
      String uri = link.resolve("migrations/002_b.sql").toUri().toString();
      editor.open("sql", uri, WRONG);
      assertThat(editor.shown(uri, 1)).hasSize(1);
      JsonObject at =
          Json.of("textDocument", Json.of("uri", uri), "position", Conversation.position(0, 17));
      assertThat(editor.result("textDocument/definition", at).toString()).contains("001_a.sql");
    }
  }

  @Test
  void filesThatAreLinks() throws IOException {
    Conversation.files(root, "001_a.sql", TABLE, "002_b.sql", WRONG);
    Path folder = root.resolve("migrations");
    Files.createSymbolicLink(folder.resolve("003_c.sql"), folder.resolve("gone.sql"));
    Files.createSymbolicLink(folder.resolve("again"), folder);
    try (var editor = Conversation.in(root)) {
      editor.open("002_b.sql", WRONG);
      assertThat(editor.diagnostics("002_b.sql")).hasSize(1);
    }
  }

  @Test
  void aLinkToAFolderThatIsSeenAnywayIsTheSameFolder() throws IOException {
    Conversation.files(root, "001_a.sql", TABLE, "002_b.sql", WRONG);
    Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("migrations"));
    Files.createSymbolicLink(root.resolve("up"), root.getParent());
    try (var editor = Conversation.in(root)) {
      editor.rested();
      String byLink = link.resolve("002_b.sql").toUri().toString();
      assertThat(editor.shown(byLink)).isEmpty();
      assertThat(editor.shown(editor.uri("002_b.sql"))).hasSize(1);
      editor.open("sql", byLink, WRONG);
      editor.rested();
      assertThat(editor.shown(byLink, 1)).hasSize(1);
      editor.tell("textDocument/didClose", "{\"textDocument\":{\"uri\":\"" + byLink + "\"}}");
      editor.rested();
      assertThat(editor.shown(editor.uri("002_b.sql"))).hasSize(1);
      assertThat(editor.shown(byLink)).isEmpty();
    }
  }

  @Test
  void whatIsNoFileIsNotRead() throws IOException, InterruptedException {
    Conversation.files(root, "001_a.sql", TABLE, "002_b.sql", WRONG);
    Files.createDirectory(root.resolve("migrations/003_folder.sql"));
    String pipe = root.resolve("migrations/004_pipe.sql").toString();
    new ProcessBuilder("mkfifo", pipe).start().waitFor();
    try (var editor = Conversation.in(root)) {
      assertThat(editor.shown(editor.uri("002_b.sql"), 1)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file://%s/2%%20b%%25%%C3%%A9.sql",
        "file://%s/2%%20b%%25%%c3%%a9.sql",
        "file://%s/2%%20b%%25\u00e9.sql",
        "file://%s/2 b%%\u00e9.sql",
        "file://localhost%s/2%%20b%%25%%C3%%A9.sql",
        "FILE://%s/2%%20b%%25%%C3%%A9.sql",
        "file:%s/2%%20b%%25%%C3%%A9.sql",
        "file://%s//2%%20b%%25%%C3%%A9.sql",
        "file://%s/../migrations/./2%%20b%%25%%C3%%A9.sql",
      })
  void aUriHoweverItIsWritten(String form) {
    Conversation.files(root, "001_a.sql", TABLE, "2 b%\u00e9.sql", WRONG);
    String uri = form.formatted(root.resolve("migrations"));
    try (var editor = Conversation.in(root)) {
      editor.open("sql", uri, WRONG);
      assertThat(editor.shown(uri, 1)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "::: %%%", "file:", "file://", "file:a", "file:///a%00b.sql", "git:/a?b"})
  void aUriThatLeadsNowhere(String uri) {
    assertThat(Places.path(uri)).isNull();
  }

  @Test
  void whatTheConfigurationSaysHoldsAtOnce() throws IOException {
    Conversation.files(root, "001_a.sql", TABLE, "002_b.sql", WRONG);
    Path config = root.resolve("migration-lens.json");
    try (var editor = Conversation.in(root)) {
      String uri = editor.uri("002_b.sql");
      assertThat(editor.shown(uri, 1)).hasSize(1);
      Files.writeString(config, "{\"rules\": {\"missing-column\": \"off\"}}");
      JsonObject change = Json.of("uri", config.toUri(), "type", 1);
      editor.tell(
          "workspace/didChangeWatchedFiles", Json.of("changes", Json.list(change)).toString());
      assertThat(editor.shown(uri, 0)).isEmpty();
    }
  }

  @Test
  void anOpenFileOutlivesItsFolderAndAClosedOneDoesNot() {
    Conversation.files(root, "001_a.sql", TABLE, "002_b.sql", WRONG);
    try (var editor = Conversation.in(root)) {
      String uri = editor.uri("002_b.sql");
      editor.open("002_b.sql", WRONG);
      editor.rested();
      change(editor, "removed", root);
      editor.rested();
      assertThat(editor.shown(uri)).hasSize(1);
      editor.tell("textDocument/didClose", "{\"textDocument\":{\"uri\":\"" + uri + "\"}}");
      editor.rested();
      assertThat(editor.shown(uri)).isEmpty();
    }
  }

  @Test
  void namesThatDifferInCaseOnly() {
    Conversation.files(root, "001_a.sql", TABLE, "001_A.sql", TABLE.replace("a (", "b ("));
    try (var editor = Conversation.in(root)) {
      editor.rested();
      String said =
          editor.shown(editor.uri("001_a.sql")) + "" + editor.shown(editor.uri("001_A.sql"));
      assertThat(said).contains("duplicate-version");
    }
  }

  @Test
  void foldersComeAndGo() {
    Path one = root.resolve("one");
    Path two = root.resolve("two");
    Conversation.files(one, "001_a.sql", TABLE);
    Conversation.files(two, "001_a.sql", TABLE, "002_b.sql", WRONG);
    String uri = two.resolve("migrations/002_b.sql").toUri().toString();
    try (var editor = Conversation.in(one)) {
      editor.rested();
      change(editor, "added", two);
      assertThat(editor.shown(uri, 1)).hasSize(1);
      change(editor, "removed", two);
      assertThat(editor.shown(uri, 0)).isEmpty();
    }
  }

  private static void change(Conversation editor, String what, Path folder) {
    JsonObject event = Json.of(what, Json.list(Json.of("uri", folder.toUri(), "name", "folder")));
    editor.tell("workspace/didChangeWorkspaceFolders", Json.of("event", event).toString());
  }

  @Test
  void twoRootsWithTheSameChain() {
    Conversation.files(root, "001_a.sql", TABLE, "002_b.sql", WRONG);
    JsonObject both =
        Json.of(
            "capabilities",
            new JsonObject(),
            "workspaceFolders",
            Json.list(
                Json.of("uri", root.toUri(), "name", "all"),
                Json.of("uri", root.resolve("migrations").toUri(), "name", "part")));
    try (var editor = Conversation.with(root, both.toString())) {
      editor.open("002_b.sql", WRONG);
      assertThat(editor.diagnostics("002_b.sql")).hasSize(1);
      editor.change("002_b.sql", 2, 0, 0, 0, 19, "select id from a;");
      assertThat(editor.diagnostics("002_b.sql")).isEmpty();
      editor.rested();
      assertThat(editor.shown(editor.uri("002_b.sql"))).isEmpty();
    }
  }

  /** A rule that always fails. */
  private record Crashing() implements Rule.OfStatement {
    @Override
    public RuleInfo info() {
      return new RuleInfo(
          "crashing", Severity.WARNING, RuleInfo.Topic.SYNTAX, "Crashes", "So.", "select 1;");
    }

    @Override
    public void check(StatementCase statement) {
      throw new IllegalStateException("a fault of ours");
    }
  }

  @Test
  void aRuleThatCrashesIsReportedOnceAndHarmsNoOther() {
    Conversation.files(root, "001_a.sql", TABLE);
    var rules = new ArrayList<Rule>(List.of(new Crashing()));
    rules.addAll(Rules.ALL);
    String greeting = "{\"capabilities\":{},\"rootUri\":\"" + root.toUri() + "\"}";
    try (var editor = Conversation.with(root, greeting, new Linter(rules))) {
      editor.open("002_b.sql", WRONG);
      assertThat(editor.diagnostics("002_b.sql").toString()).contains("missing-column");
      assertThat(editor.notification("window/logMessage").get("message").getAsString())
          .contains("failed at the rule crashing", "a fault of ours", "FoldersTest");
    }
  }
}
