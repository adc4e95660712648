package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands have written. */
@Timeout(60)
class WrittenTest {
  @TempDir Path root;
  private Conversation editor;

  @BeforeEach
  void start() {
    Conversation.files(
        root,
        "001_users.sql",
        "create table users (id int primary key);\n",
        "005_posts.sql",
        "create table posts (author int references users);\n",
        "006_notes.sql",
        "alter table users add column note text;\n");
    editor = Conversation.in(root);
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  private JsonElement write(String file, String what) {
    return editor.result(
        "migrationLens/write",
        Json.of("uri", editor.uri(file), "what", what, "name", "add invoices"));
  }

  private static JsonArray changes(JsonElement answer) {
    return answer.getAsJsonObject().getAsJsonObject("edit").getAsJsonArray("documentChanges");
  }

  private static String inserted(JsonElement answer) {
    JsonArray all = changes(answer);
    JsonObject last = all.get(all.size() - 1).getAsJsonObject();
    return last.getAsJsonArray("edits").get(0).getAsJsonObject().get("newText").getAsString();
  }

  @ParameterizedTest
  @CsvSource({
    "verificationQuery, posts",
    "verificationScript, posts",
    "rollback, drop table posts",
    "nextMigration, add invoices"
  })
  void isAnEdit(String what, String words) {
    assertThat(inserted(write("005_posts.sql", what)).replace("public.", "").replace("_", " "))
        .contains(words);
  }

  @Test
  void theNextMigrationIsCreatedAndShown() {
    JsonObject answer = write("005_posts.sql", "nextMigration").getAsJsonObject();
    assertThat(changes(answer).get(0).getAsJsonObject().get("kind").getAsString())
        .isEqualTo("create");
    JsonObject text = changes(answer).get(1).getAsJsonObject().getAsJsonObject("textDocument");
    assertThat(text.get("version").isJsonNull()).as("clients refuse an absent version").isTrue();
    assertThat(answer.getAsJsonObject("show").get("uri").getAsString())
        .endsWith("007_add_invoices.sql");
  }

  @Test
  void typesAreText() {
    JsonObject answer = write("005_posts.sql", "types").getAsJsonObject();
    assertThat(answer.get("language").getAsString()).isEqualTo("typescript");
    assertThat(answer.get("text").getAsString()).contains("posts: {", "author: number | null");
  }

  @Test
  void whatNobodyWritesIsRefused() {
    var params = Json.of("uri", editor.uri("005_posts.sql"), "what", "poems");
    assertThat(refusal("migrationLens/write", params)).contains("poems");
  }

  private String refusal(String method, JsonObject params) {
    JsonObject error = editor.ask(method, params.toString()).getAsJsonObject("error");
    assertThat(error.get("code").getAsInt()).isEqualTo(-32803);
    return error.get("message").getAsString();
  }

  private JsonObject place(String file, String before) {
    return Json.of("uri", editor.uri(file), "before", before.isEmpty() ? null : editor.uri(before));
  }

  @ParameterizedTest
  @CsvSource({"006_notes.sql, 005_posts.sql, 002_notes.sql", "001_users.sql, '', 007_users.sql"})
  void aFileGetsAnotherPlace(String file, String before, String renamed) {
    JsonArray changes = changes(editor.result("migrationLens/renumber", place(file, before)));
    JsonObject rename = changes.get(changes.size() - 1).getAsJsonObject();
    assertThat(rename.get("oldUri").getAsString()).endsWith(file);
    assertThat(rename.get("newUri").getAsString()).endsWith(renamed);
  }

  @ParameterizedTest
  @CsvSource({"005_posts.sql, 001_users.sql", "001_users.sql, 006_notes.sql"})
  void noFreeNumberIsSaid(String file, String before) {
    assertThat(refusal("migrationLens/renumber", place(file, before)))
        .contains("No number is free");
  }
}
