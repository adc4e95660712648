package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileHooksTest {
  @TempDir Path root;
  private Conversation editor;

  @BeforeEach
  void start() {
    Conversation.files(
        root,
        "001_users.sql",
        "-- Migration 001\ncreate table users (id int);\n",
        "002_posts.sql",
        "-- Dependencies: 001_users.sql\ncreate table posts (id int);\n",
        "003_tags.sql",
        "-- Dependencies: 001_users.sql, 002_posts.sql\ncreate table tags (id int);\n");
    editor = Conversation.in(root);
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  @Test
  void mentionsFollowANewName() {
    JsonObject file = Json.of("oldUri", uri("001_users.sql"), "newUri", uri("000_people.sql"));
    assertThat(edits("workspace/willRenameFiles", file))
        .containsExactly(
            "001_users.sql 0:13-0:16 000",
            "002_posts.sql 0:17-0:26 000_people",
            "003_tags.sql 0:17-0:26 000_people");
  }

  @Test
  void mentionsAreWhereTheyHaveBeenTypedTo() {
    editor.open("003_tags.sql", "-- Dependencies: 001_users.sql\n");
    editor.change("003_tags.sql", 2, 0, 0, 0, 0, "-- Tags\n\n");
    JsonObject file = Json.of("oldUri", uri("001_users.sql"), "newUri", uri("000_people.sql"));
    assertThat(edits("workspace/willRenameFiles", file))
        .contains("003_tags.sql 2:17-2:26 000_people");
  }

  @Test
  void aMentionIsJudgedAsItIsTyped() {
    editor.open("003_tags.sql", "-- Dependencies: 001_userz.sql\nselect 1;\n");
    JsonObject wrong = editor.diagnostics("003_tags.sql").get(0).getAsJsonObject();
    assertThat(wrong.get("code").getAsString()).isEqualTo("wrong-dependency-comment");
    editor.change("003_tags.sql", 2, 0, 0, 0, 0, "-- Tags\n");
    editor.await(uri("003_tags.sql"), 2);
    JsonObject moved = editor.shown(uri("003_tags.sql")).get(0).getAsJsonObject();
    assertThat(place(moved.getAsJsonObject("range"), "start")).isEqualTo("1:17");
    JsonObject params = editor.params("003_tags.sql", 1, 20);
    params.add("range", moved.get("range"));
    JsonElement cures = editor.result("textDocument/codeAction", params);
    JsonObject edit = cures.getAsJsonArray().get(0).getAsJsonObject().getAsJsonObject("edit");
    assertThat(edit.toString()).contains("\"line\":1,\"character\":17", "001_users.sql");
    editor.change("003_tags.sql", 3, 1, 25, 1, 26, "s");
    editor.await(uri("003_tags.sql"), 3);
    assertThat(editor.shown(uri("003_tags.sql"))).isEmpty();
  }

  @Test
  void whatIsDeletedIsNotDependedOn() {
    assertThat(edits("workspace/willDeleteFiles", Json.of("uri", uri("001_users.sql"))))
        .containsExactly("002_posts.sql 0:0-1:0 ", "003_tags.sql 0:17-0:32 ");
    assertThat(edits("workspace/willDeleteFiles", Json.of("uri", uri("002_posts.sql"))))
        .containsExactly("003_tags.sql 0:30-0:45 ");
  }

  @Test
  void aVersionThatIsTakenIsAnsweredWithAFreeOne() throws IOException {
    Files.writeString(root.resolve("migrations/002_more.sql"), "select 1;\n");
    JsonObject file = Json.of("uri", uri("002_more.sql"));
    editor.tell("workspace/didCreateFiles", Json.of("files", Json.list(file)).toString());
    assertThat(editor.notification("window/showMessageRequest").get("message").getAsString())
        .isEqualTo("The version of 002_more.sql is taken; 004_more.sql is free");
  }

  @Test
  void whatIsDeletedIsMissedAtOnce() throws IOException {
    editor.open("003_tags.sql", "select id from posts;");
    assertThat(editor.diagnostics("003_tags.sql").toString()).doesNotContain("missing-relation");
    Files.delete(root.resolve("migrations/002_posts.sql"));
    JsonObject file = Json.of("uri", uri("002_posts.sql"));
    editor.tell("workspace/didDeleteFiles", Json.of("files", Json.list(file)).toString());
    while (!editor.shown(uri("003_tags.sql")).toString().contains("missing-relation")) {
      editor.diagnostics("003_tags.sql");
    }
  }

  private String uri(String file) {
    return editor.uri(file);
  }

  /** As {@code file range text}. */
  private List<String> edits(String method, JsonObject file) {
    JsonElement answer = editor.result(method, Json.of("files", Json.list(file)));
    var all = new ArrayList<String>();
    JsonArray changes = answer.getAsJsonObject().getAsJsonArray("documentChanges");
    for (JsonElement change : changes) {
      JsonObject of = change.getAsJsonObject();
      String uri = of.getAsJsonObject("textDocument").get("uri").getAsString();
      for (JsonElement edit : of.getAsJsonArray("edits")) {
        JsonObject range = edit.getAsJsonObject().getAsJsonObject("range");
        String place = place(range, "start") + "-" + place(range, "end");
        String text = edit.getAsJsonObject().get("newText").getAsString();
        all.add(uri.substring(uri.lastIndexOf('/') + 1) + " " + place + " " + text);
      }
    }
    return all;
  }

  private static String place(JsonObject range, String end) {
    JsonObject at = range.getAsJsonObject(end);
    return at.get("line").getAsString() + ":" + at.get("character").getAsString();
  }
}
