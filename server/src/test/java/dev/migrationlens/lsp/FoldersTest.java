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

/** Folders and files in unusual places, and a rule that crashes. */
@Timeout(20)
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
  void namesThatDifferInCaseOnly() {
    Conversation.files(root, "001_a.sql", TABLE, "001_A.sql", TABLE.replace("a (", "b ("));
    try (var editor = Conversation.in(root)) {
      editor.notification("migrationLens/chainChanged");
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
      editor.notification("migrationLens/chainChanged");
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
      editor.notification("migrationLens/chainChanged");
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
