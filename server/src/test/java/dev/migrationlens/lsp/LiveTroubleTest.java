package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.migrationlens.testing.MortalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a database: one message, static checks go on, and editing never waits. */
@Tag("postgres")
@Timeout(180)
class LiveTroubleTest {
  private static final String TEXT = "create table users (id int primary key, email text);\n";
  private static final String WRONG = "create index on userz (id);\n";
  private static final int REFRESH = 900;

  private static final MortalServer SERVER = new MortalServer();

  @TempDir private Path root;
  private Conversation editor;

  @AfterAll
  static void end() {
    SERVER.close();
  }

  @BeforeEach
  void start() {
    SERVER.run("drop table if exists users; create table users (id int primary key)");
    Conversation.files(root, "001_users.sql", TEXT, "002_more.sql", WRONG);
    editor = Conversation.trusted(root);
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  private static JsonObject at(int port, String user) {
    return Json.of("host", "localhost", "port", port, "database", "postgres", "user", user);
  }

  private JsonObject connect(JsonObject params) {
    return editor.result("migrationLens/live/connect", params).getAsJsonObject();
  }

  private void send(int id, String method, JsonObject params) {
    editor.send(Json.of("jsonrpc", "2.0", "id", id, "method", method, "params", params).toString());
  }

  /** What needs no database is said and answered. */
  private void editing() {
    editor.open("002_more.sql", WRONG);
    while (!editor.diagnostics("002_more.sql").toString().contains("missing-relation")) {
      // What was published before the file was read to its end.
    }
    hover();
  }

  private void hover() {
    assertThat(editor.at("textDocument/hover", "001_users.sql", 0, 15).toString())
        .contains("users");
  }

  @Test
  void aServerIsKilledWhileItIsReadAndComesBack() throws SQLException {
    assertThat(connect(at(SERVER.port(), "postgres")).get("state").getAsString())
        .isEqualTo("connected");
    JsonObject lost;
    try (var other = SERVER.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table pg_catalog.pg_policy in access exclusive mode");
      editing();
      int asked = REFRESH;
      send(asked, "migrationLens/live/refresh", new JsonObject());
      hover();
      // The server gives up after two seconds, which a busy machine may have needed.
      while (!isWaitedFor(statement)) {
        hover();
        if (editor.hasAnswered(asked)) {
          asked++;
          send(asked, "migrationLens/live/refresh", new JsonObject());
        }
      }
      SERVER.kill();
      lost = editor.answer(asked).getAsJsonObject("result");
    }
    assertThat(lost.get("state").getAsString()).isEqualTo("failed");
    assertThat(lost.get("message").getAsString())
        .isEqualTo(
            "the connection to localhost:%d was lost; connect again to read it anew"
                .formatted(SERVER.port()));
    assertThat(lost.get("tables").getAsInt()).isEqualTo(1);
    assertThat(editor.at("textDocument/hover", "001_users.sql", 0, 42).toString())
        .contains("has no column `users.email`");
    JsonObject gone =
        editor.result("migrationLens/live/refresh", new JsonObject()).getAsJsonObject();
    assertThat(gone.get("message").getAsString()).startsWith("nothing listens at localhost:");
    editing();
    SERVER.startAgain();
    SERVER.run("alter table users add column email text");
    JsonObject back =
        editor.result("migrationLens/live/refresh", new JsonObject()).getAsJsonObject();
    assertThat(back.get("state").getAsString()).isEqualTo("connected");
    assertThat(editor.at("textDocument/hover", "001_users.sql", 0, 42).toString())
        .contains("the same");
  }

  /** Whether somebody waits for the lock. */
  private static boolean isWaitedFor(Statement statement) throws SQLException {
    try (var found =
        statement.executeQuery(
            "select pg_stat_clear_snapshot(), exists (select 1 from pg_stat_activity"
                + " where wait_event_type = 'Lock')")) {
      return found.next() && found.getBoolean(2);
    }
  }

  @Test
  void whoLooksAgainAndAgainIsToldOnce() {
    connect(at(SERVER.port(), "postgres"));
    editor.settings(Json.of("live", Json.of("pollSeconds", 1)));
    SERVER.kill();
    var told = new ArrayList<String>();
    await(told, "failed");
    for (int i = 0; i < 3; i++) {
      // Each answer comes after what was looked at meanwhile.
      send(REFRESH + i, "migrationLens/live/status", new JsonObject());
      editor.answer(REFRESH + i);
    }
    SERVER.startAgain();
    await(told, "connected");
    assertThat(told).containsSubsequence("failed", "connecting", "connected");
    assertThat(told.stream().filter("failed"::equals).count()).isEqualTo(1);
  }

  private void await(List<String> told, String state) {
    while (told.isEmpty() || !told.get(told.size() - 1).equals(state)) {
      told.add(editor.notification("migrationLens/live/changed").get("state").getAsString());
    }
  }

  @Test
  void aBusyServerIsGivenUp() throws SQLException {
    try (var other = SERVER.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table pg_catalog.pg_policy in access exclusive mode");
      assertThat(connect(at(SERVER.port(), "postgres")).get("message").getAsString())
          .endsWith("was too busy to answer in time; try again later");
    }
  }

  @Test
  void aWrongPasswordIsAskedForAgain() {
    SERVER.run("create role locked login password 'right'");
    JsonObject params = at(SERVER.port(), "locked");
    JsonObject none = connect(params);
    assertThat(none.get("needsPassword").getAsBoolean()).isTrue();
    params.addProperty("password", "wr0ng");
    JsonObject wrong = connect(params);
    assertThat(wrong.get("needsPassword").getAsBoolean()).isTrue();
    assertThat(wrong.get("message").getAsString())
        .endsWith("does not accept the password of locked");
    assertThat(wrong.toString()).doesNotContain("wr0ng");
    editing();
    params.addProperty("password", "right");
    assertThat(connect(params).get("state").getAsString()).isEqualTo("connected");
  }

  @Test
  void whoSwallowsPacketsKeepsNobodyWaiting() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      editing();
      send(REFRESH, "migrationLens/live/connect", at(silent.getLocalPort(), "me"));
      hover();
      assertThat(editor.hasAnswered(REFRESH)).isFalse();
      assertThat(editor.answer(REFRESH).getAsJsonObject("result").get("message").getAsString())
          .endsWith("did not answer within 3 seconds; is a firewall or a VPN in between?");
    }
  }
}
