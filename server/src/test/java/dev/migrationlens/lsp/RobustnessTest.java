package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients and disks do to a server, after which it still answers. */
@Timeout(60)
class RobustnessTest {
  @TempDir Path root;
  private Conversation editor;

  @BeforeEach
  void start() {
    Conversation.files(root, "001_a.sql", "create table a (id int);\n");
    editor = Conversation.in(root);
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  @Test
  void messagesThatAreNone() {
    editor.send("{\"jsonrpc\":\"2.0\",\"method\":");
    editor.send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":[1]}");
    editor.send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{}}");
    editor.tell("workspace/neverHeardOf", "{}");
    assertThat(editor.ask("textDocument/hover", "{}").has("id")).isTrue();
    isAlive();
  }

  @Test
  void editsBeyondTheText() {
    editor.open("001_a.sql", "create table a (id int);\n");
    editor.change("001_a.sql", 5, 900, 900, 901, 3, "select nope from a;\n");
    editor.change("001_a.sql", 3, 0, 99, 0, 0, " ");
    editor.change("001_a.sql", 6, 1, 0, 0, 0, "-- " + "x".repeat(200_000) + "\n");
    isAlive();
  }

  @Test
  void anOpenFileThatIsDeleted() throws IOException {
    editor.open("001_a.sql", "create table a (id int);\n");
    Files.delete(root.resolve("migrations/001_a.sql"));
    told("001_a.sql", 3);
    editor.change("001_a.sql", 2, 0, 0, 0, 0, "select 1;");
    isAlive();
  }

  @Test
  void aFileThatWasNeverSaved() {
    editor.open("sql", "untitled:Untitled-1", "select 1 +;");
    JsonObject item = Json.of("uri", "untitled:Untitled-1");
    JsonObject params = Json.of("textDocument", item, "position", Conversation.position(0, 3));
    editor.result("textDocument/hover", params);
    JsonArray items =
        editor.result("textDocument/diagnostic", params).getAsJsonObject().getAsJsonArray("items");
    assertThat(items).hasSize(1);
  }

  @Test
  void fiveHundredFilesAtOnce() throws IOException {
    for (int i = 100; i < 600; i++) {
      String text = "create table t" + i + " (id int references t" + (i - 1) + ");\n";
      Files.writeString(root.resolve("migrations/" + i + "_t.sql"), text);
      told(i + "_t.sql", 1);
    }
    editor.open("700_z.sql", "select nope from t599;\n");
    JsonArray told = editor.diagnostics("700_z.sql");
    while (told.isEmpty() || !told.toString().contains("missing-column")) {
      told = editor.diagnostics("700_z.sql");
    }
    isAlive();
  }

  @Test
  void aCheckoutIsLookedAtOnce() throws IOException {
    for (int i = 100; i < 600; i++) {
      Files.writeString(root.resolve("migrations/" + i + "_t.sql"), "select nope from a;\n");
    }
    editor.rested();
    for (int i = 100; i < 600; i++) {
      told(i + "_t.sql", 1);
    }
    int looks = 0;
    while (editor.shown(editor.uri("599_t.sql")).isEmpty()) {
      editor.rested();
      looks++;
    }
    // One, unless the machine paused amid the messages.
    assertThat(looks).isBetween(1, 5);
  }

  @Test
  void whatDoesNotMatterIsNotLookedAt() throws IOException {
    editor.rested();
    Path modules = Files.createDirectories(root.resolve("node_modules/a"));
    Path unread = Files.writeString(modules.resolve("b.sql"), "select nope from a;");
    Folders folders = new Folders(new Linter(Rules.ALL), (folder, chain) -> null);
    folders.add(root.toUri().toString());
    assertThat(folders.changed(List.of(Json.of("uri", unread.toUri(), "type", 1)))).isFalse();
    assertThat(folders.changed(List.of(Json.of("uri", modules.toUri(), "type", 1)))).isFalse();
    Path readme = root.resolve("migrations/README.md");
    assertThat(folders.changed(List.of(Json.of("uri", readme.toUri(), "type", 3)))).isFalse();
    Path folder = root.resolve("migrations");
    assertThat(folders.changed(List.of(Json.of("uri", folder.toUri(), "type", 3)))).isTrue();
    Path file = folder.resolve("001_a.sql");
    folders.all().get(0).chains();
    assertThat(folders.changed(List.of(Json.of("uri", file.toUri(), "type", 1)))).isFalse();
    Files.delete(file);
    assertThat(folders.changed(List.of(Json.of("uri", file.toUri(), "type", 2)))).isTrue();
  }

  private void told(String file, int type) {
    JsonObject change = Json.of("uri", editor.uri(file), "type", type);
    editor.tell(
        "workspace/didChangeWatchedFiles", Json.of("changes", Json.list(change)).toString());
  }

  private void isAlive() {
    editor.open("800_alive.sql", "select 1;\n");
    assertThat(editor.at("textDocument/documentSymbol", "800_alive.sql", 0, 0).getAsJsonArray())
        .hasSize(1);
  }
}
