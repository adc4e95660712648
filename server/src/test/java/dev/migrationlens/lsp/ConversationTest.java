package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Conversations as an editor has them, byte by byte. */
@Timeout(60)
class ConversationTest {
  @TempDir Path root;

  private Conversation editor() {
    Conversation.files(
        root,
        "001_a.sql",
        "create table a (id int primary key);\n",
        "002_b.sql",
        "create index on a (nmae);\n");
    return Conversation.in(root);
  }

  @Test
  void aMissingColumnIsReportedWhereItStands() {
    try (var editor = editor()) {
      editor.open("002_b.sql", "create index on a (nmae);\n");
      JsonObject diagnostic = editor.diagnostics("002_b.sql").get(0).getAsJsonObject();
      assertThat(diagnostic.get("code").getAsString()).isEqualTo("missing-column");
      JsonObject start = diagnostic.getAsJsonObject("range").getAsJsonObject("start");
      assertThat(start.get("character").getAsInt()).isEqualTo(19);
    }
  }

  @Test
  void aKeystrokeInOneFileChangesWhatIsSaidOfAnother() {
    try (var editor = editor()) {
      editor.open("002_b.sql", "create view b as select id from a;\n");
      assertThat(editor.diagnostics("002_b.sql")).isEmpty();
      editor.open("001_a.sql", "create table a (id int primary key);\n");
      assertThat(editor.diagnostics("001_a.sql")).isEmpty();
      editor.change("001_a.sql", 2, 0, 16, 0, 18, "no");
      assertThat(editor.diagnostics("001_a.sql")).isEmpty();
      JsonArray other = editor.diagnostics("002_b.sql");
      while (other.isEmpty()) {
        other = editor.diagnostics("002_b.sql");
      }
      assertThat(other.get(0).getAsJsonObject().get("code").getAsString())
          .isEqualTo("missing-column");
    }
  }

  @Test
  void whatWasSaidOfTheTextOnTheDiskIsNotSaidOfAnother() {
    Conversation.files(root, "003_c.sql", "-- C\ncreate table c (id int);\n");
    try (var editor = editor()) {
      assertThat(editor.shown(editor.uri("003_c.sql"), 1).toString()).contains("no-primary-key");
      editor.open("003_c.sql", "select 1;\n");
      assertThat(editor.diagnostics("003_c.sql")).isEmpty();
    }
  }

  @Test
  void positionsAreRightBehindAnEmoji() {
    try (var editor = editor()) {
      editor.open("002_b.sql", "/* \uD83D\uDE00 */ create index on a (nmae);\n");
      JsonObject range =
          editor.diagnostics("002_b.sql").get(0).getAsJsonObject().getAsJsonObject("range");
      assertThat(range.getAsJsonObject("start").get("character").getAsInt()).isEqualTo(28);
    }
  }

  @Test
  void whatCanBeWrittenIsMadeWhenItIsChosen() {
    try (var editor = editor()) {
      editor.open("002_b.sql", "create table b (id int);\n");
      JsonObject answer =
          editor.ask(
              "textDocument/codeAction",
              """
              {"textDocument":{"uri":"%s"},"context":{"diagnostics":[],"only":["source"]},
               "range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}
              """
                  .formatted(editor.uri("002_b.sql")));
      JsonObject rollback = null;
      for (var action : answer.getAsJsonArray("result")) {
        boolean wanted = action.getAsJsonObject().get("title").getAsString().contains("rollback");
        rollback = wanted ? action.getAsJsonObject() : rollback;
      }
      assertThat(rollback).isNotNull();
      assertThat(rollback.has("edit")).isFalse();
      JsonObject resolved =
          editor.ask("codeAction/resolve", rollback.toString()).getAsJsonObject("result");
      assertThat(resolved.getAsJsonObject("edit").toString())
          .contains("rollback/undo_002_b.sql", "drop table b;");
    }
  }

  @Test
  void anUnknownRequestIsAnsweredAndTheServerLivesOn() {
    try (var editor = editor()) {
      JsonObject answer = editor.ask("textDocument/doesNotExist", "{}");
      assertThat(answer.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32601);
      assertThat(editor.ask("shutdown", "{}").has("result")).isTrue();
    }
  }
}
