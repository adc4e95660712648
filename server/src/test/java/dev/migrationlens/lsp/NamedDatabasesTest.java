package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.migrationlens.testing.Postgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several databases have names, and an editor picks one. */
class NamedDatabasesTest {
  private static final String FIRST = "create table users (id int primary key);\n";

  @TempDir Path root;
  private Conversation editor;

  @BeforeEach
  void start() throws IOException {
    Conversation.files(root, "001_users.sql", FIRST);
    name("postgresql://me@localhost:1/app");
    editor = Conversation.with(root, Json.of("trusted", true));
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  private void name(String local) throws IOException {
    JsonObject databases =
        Json.of(
            "local",
            local,
            "staging",
            "postgresql://app@db.invalid:5433/shop",
            "wrong",
            "postgresql://app:secret@db.invalid/shop");
    Files.writeString(
        root.resolve("migration-lens.json"), Json.of("databases", databases).toString());
  }

  private JsonObject connect(JsonObject params) {
    return editor.result("migrationLens/live/connect", params).getAsJsonObject();
  }

  @Test
  void theyAreListedWithoutSecrets() {
    String all = editor.result("migrationLens/live/databases", new JsonObject()).toString();
    assertThat(all)
        .contains("\"name\":\"local\"", "\"name\":\"staging\"", "\"host\":\"db.invalid\"")
        .contains("\"port\":5433", "password is not taken from a file of a repository")
        .doesNotContain("secret");
  }

  @Test
  void anotherMachineNeedsTheUsersConsent() {
    JsonObject status = connect(Json.of("name", "staging"));
    assertThat(status.get("state").getAsString()).isEqualTo("failed");
    assertThat(status.get("needsTrust").getAsString()).isEqualTo("db.invalid");
    assertThat(status.get("message").getAsString()).contains("db.invalid:5433", "not agreed");
    JsonObject other = connect(Json.of("name", "staging", "trust", "elsewhere.invalid"));
    assertThat(other.has("needsTrust")).isTrue();
  }

  @Test
  void aNameThatNobodyGaveIsSaidSo() {
    JsonObject status = connect(Json.of("name", "nothing"));
    assertThat(status.get("message").getAsString()).contains("no database `nothing` is named");
    JsonObject wrong = connect(Json.of("name", "wrong"));
    assertThat(wrong.get("message").getAsString()).contains("password is not taken");
  }

  @Test
  void anyClientMayAskTheUserToPickOne() {
    JsonObject context = Json.of("diagnostics", Json.words(), "only", Json.words("source"));
    editor.open("001_users.sql", FIRST);
    JsonObject params = editor.params("001_users.sql", 0, 0);
    JsonObject start = Conversation.position(0, 0);
    params.add("range", Json.of("start", start, "end", start.deepCopy()));
    params.add("context", context);
    assertThat(editor.result("textDocument/codeAction", params).toString())
        .contains("Connect to a database", "migrationLens.connectDatabase");
    editor.result("workspace/executeCommand", Json.of("command", "migrationLens.connectDatabase"));
    JsonObject question = editor.notification("window/showMessageRequest");
    assertThat(question.get("actions").toString())
        .contains("local: me@localhost:1/app", "staging: app@db.invalid:5433/shop")
        .doesNotContain("wrong");
    editor.close();
    editor = Conversation.with(root, Json.of("client", "intellij", "trusted", false));
    editor.result("workspace/executeCommand", Json.of("command", "migrationLens.connectDatabase"));
    assertThat(editor.notification("window/showMessageRequest").get("message").getAsString())
        .contains("only if you trust the authors of this folder");
    editor.close();
    editor = Conversation.with(root, Json.of("client", "vscode", "trusted", false));
    JsonObject command = Json.of("command", "migrationLens.connectDatabase");
    assertThat(editor.ask("workspace/executeCommand", command.toString()).toString())
        .contains("not trusted");
  }

  @Test
  @Tag("postgres")
  void oneOfThisMachineIsConnectedToByItsName() throws IOException {
    try (var database = Postgres.database()) {
      URI at = URI.create(database.address().replace("jdbc:", ""));
      name("postgresql://postgres@localhost:" + at.getPort() + "/" + database.name());
      JsonObject status = connect(Json.of("name", "local"));
      assertThat(status.get("state").getAsString()).isEqualTo("connected");
      assertThat(status.get("database").getAsString()).isEqualTo(database.name());
    }
  }
}
