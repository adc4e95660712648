package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PaintingTest {
  @TempDir Path root;
  private Conversation editor;

  @BeforeEach
  void start() {
    Conversation.files(root, "001_users.sql", "create table users (id int);");
    editor = Conversation.in(root);
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  @Test
  void inAFileAndInAPartOfIt() {
    editor.open("003_new.sql", "select 'a\nb';\nselect 1;");
    JsonArray data = tokens("textDocument/semanticTokens/full", "").getAsJsonArray("data");
    assertThat(data).hasToString("[0,0,6,0,0,0,7,2,3,0,1,0,2,3,0,1,0,6,0,0,0,7,1,4,0]");
    JsonObject params = editor.params("003_new.sql", 0, 0);
    params.add(
        "range", Json.of("start", Conversation.position(2, 0), "end", Conversation.position(3, 0)));
    assertThat(
            editor
                .result("textDocument/semanticTokens/range", params)
                .getAsJsonObject()
                .getAsJsonArray("data"))
        .hasToString("[2,0,6,0,0,0,7,1,4,0]");
  }

  @Test
  void whatChanged() {
    editor.open("003_new.sql", "select 1;\nselect 2;\nselect 3;");
    String id = tokens("textDocument/semanticTokens/full", "").get("resultId").getAsString();
    editor.change("003_new.sql", 2, 1, 8, 1, 8, " + 2");
    JsonObject delta = tokens("textDocument/semanticTokens/full/delta", id);
    assertThat(delta.getAsJsonArray("edits"))
        .hasToString("[{\"start\":20,\"deleteCount\":0,\"data\":[0,2,1,5,0,0,2,1,4,0]}]");
    assertThat(tokens("textDocument/semanticTokens/full/delta", "unknown").has("data")).isTrue();
  }

  private JsonObject tokens(String method, String previous) {
    JsonObject params = editor.params("003_new.sql", 0, 0);
    params.addProperty("previousResultId", previous);
    return editor.result(method, params).getAsJsonObject();
  }
}
