package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.live.Surroundings;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.trial.Binaries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An editor beside a running database. */
@Tag("postgres")
@Timeout(120)
class LiveConversationTest {
  private static final String FIRST =
      "-- migrate:up\ncreate table users (id int primary key, email text);\n";

  @TempDir Path root;
  private Conversation editor;

  @BeforeEach
  void start() {
    Conversation.files(
        root,
        "001_users.sql",
        FIRST,
        "002_notes.sql",
        "-- migrate:up\ncreate index on users (email);\n");
    editor = with(true);
  }

  private Conversation with(boolean trusted) {
    return Conversation.with(root, Json.of("trusted", trusted));
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  private static PostgresDatabase database() {
    var database = Postgres.database();
    database.prepare("create table schema_migrations (version varchar primary key)");
    database.prepare("insert into schema_migrations values ('001')");
    database.prepare("create table users (id int primary key)");
    return database;
  }

  private JsonObject connect(PostgresDatabase database) {
    URI at = URI.create(database.address().replace("jdbc:", ""));
    JsonObject params =
        Json.of(
            "host",
            at.getHost(),
            "port",
            at.getPort(),
            "database",
            database.name(),
            "user",
            "postgres");
    return editor.result("migrationLens/live/connect", params).getAsJsonObject();
  }

  @Test
  void aConnectionTellsWhatDriftedAndWhatRan() {
    try (var database = database()) {
      JsonObject status = connect(database);
      assertThat(status.get("state").getAsString()).isEqualTo("connected");
      assertThat(status.get("server").getAsString()).startsWith("PostgreSQL 18");
      editor.open("001_users.sql", FIRST);
      JsonArray found = editor.diagnostics("001_users.sql");
      while (!found.toString().contains("live-column-missing")) {
        found = editor.diagnostics("001_users.sql");
      }
      JsonObject hover = editor.at("textDocument/hover", "001_users.sql", 1, 42).getAsJsonObject();
      assertThat(hover.getAsJsonObject("contents").get("value").getAsString())
          .contains("has no column `users.email`");
      JsonObject chains = editor.result("migrationLens/chain", new JsonObject()).getAsJsonObject();
      assertThat(chains.toString())
          .contains("\"state\":\"applied\"")
          .contains("\"state\":\"pending\"");
      assertThat(editor.at("textDocument/codeLens", "001_users.sql", 0, 0).toString())
          .contains("applied to `" + database.name());
      JsonObject uri = Json.of("uri", editor.uri("001_users.sql"));
      JsonObject diff = editor.result("migrationLens/live/diff", uri).getAsJsonObject();
      assertThat(diff.get("chain").getAsString()).contains("email text");
      assertThat(diff.get("live").getAsString()).doesNotContain("email text");
      JsonObject pulled = editor.result("migrationLens/live/pull", uri).getAsJsonObject();
      assertThat(pulled.toString()).contains("migration-lens.snapshot.json");
      database.prepare("alter table users add column email text");
      editor.result("migrationLens/live/refresh", new JsonObject());
      assertThat(
              editor.at("textDocument/hover", "001_users.sql", 1, 42).getAsJsonObject().toString())
          .contains("the same");
      editor.result("migrationLens/live/disconnect", new JsonObject());
      JsonObject gone =
          editor.result("migrationLens/live/status", new JsonObject()).getAsJsonObject();
      assertThat(gone.get("state").getAsString()).isEqualTo("disconnected");
    }
  }

  @Test
  void proposalsAndHoverTellWhatIsLive() {
    try (var database = database()) {
      database.prepare("comment on table users is 'Who may sign in'");
      connect(database);
      String text = "-- migrate:up\nselect  from users;\n";
      editor.open("002_notes.sql", text);
      String items = editor.at("textDocument/completion", "002_notes.sql", 1, 7).toString();
      assertThat(items).contains("users.id integer · live");
      assertThat(items).contains("users.email text · not live");
      assertThat(editor.at("textDocument/hover", "002_notes.sql", 1, 15).toString())
          .contains("Who may sign in");
    }
  }

  /** Each thing beside what the database has under its name, and exactly how they differ. */
  @Test
  void hoverTellsEachDifference() {
    String text =
        """
        create type mood as enum ('sad', 'ok');
        create table posts (id int primary key, title varchar(50) not null, feeling mood);
        create table replies (id int primary key, post_id int constraint of_post references posts (id));
        create index by_title on posts (title);
        create index by_mood on posts (feeling);
        create function hello(a int) returns int language sql as 'select a';
        alter table posts rename column title to heading;
        """;
    editor.open("002_notes.sql", "-- migrate:up\n" + text);
    try (var database = database()) {
      database.prepare(text + "create index on users (id)");
      database.prepare("alter table posts alter heading type text, alter heading drop not null");
      database.prepare("insert into posts select i, 't' || i from generate_series(1, 5000) i");
      database.prepare("analyze posts; set enable_seqscan = off");
      database.prepare("select * from posts where heading = 't7'");
      database.prepare("alter type mood add value 'fine'");
      database.prepare("alter table replies rename constraint of_post to replies_post_fkey");
      database.prepare("drop index by_mood; drop function hello(int)");
      database.prepare(
          "create function hello(a int) returns bigint language sql as 'select 2::bigint'");
      database.prepare("select pg_stat_force_next_flush()");
      connect(database);
      assertThat(hover(1, 12)).contains("type `mood`: labels: sad, ok in the chain, sad, ok, fine");
      assertThat(hover(2, 14))
          .contains("different, about 5,000 rows, ", "has no index `posts.by_mood`");
      assertThat(hover(2, 41))
          .contains("type: `character varying(50)` in the chain, `text` in the database")
          .contains("null: not null in the chain, nullable in the database")
          .doesNotContain("by_mood");
      assertThat(hover(2, 69)).contains("the same");
      assertThat(hover(3, 66)).contains("name: `of_post` in the chain, `replies_post_fkey` in");
      assertThat(hover(4, 15)).contains("the same, ", "used once");
      assertThat(hover(5, 15)).contains("has no index `posts.by_mood`");
      assertThat(hover(6, 18)).contains("type: `integer` in the chain, `bigint`", "body: one text");
    }
  }

  private String hover(int line, int character) {
    return editor
        .at("textDocument/hover", "002_notes.sql", line, character)
        .getAsJsonObject()
        .getAsJsonObject("contents")
        .get("value")
        .getAsString();
  }

  @Test
  void aChangedHistoryIsNoticedWhenTheUserWantsThat() {
    editor.close();
    editor = Conversation.trusted(root);
    try (var database = database()) {
      editor.settings(Json.of("live", Json.of("pollSeconds", 1)));
      connect(database);
      database.prepare("create index on users (id); insert into schema_migrations values ('002')");
      int applied = 0;
      while (applied < 2) {
        editor.notification("migrationLens/live/changed");
        String chain = editor.result("migrationLens/chain", new JsonObject()).toString();
        applied = chain.split("\"state\":\"applied\"", -1).length - 1;
      }
    }
  }

  @Test
  void aTrialNobodyWaitsForIsCancelled() throws IOException {
    if (Binaries.find(Surroundings.ofProcess()).isEmpty()) {
      return;
    }
    JsonObject params = Json.of("uri", editor.uri("001_users.sql"), "workDoneToken", "stop");
    editor.send(
        Json.of("jsonrpc", "2.0", "id", 900, "method", "migrationLens/trial", "params", params)
            .toString());
    editor.tell("window/workDoneProgress/cancel", Json.of("token", "stop").toString());
    editor.send(
        Json.of("jsonrpc", "2.0", "id", 901, "method", "migrationLens/trial", "params", params)
            .toString());
    editor.tell("$/cancelRequest", Json.of("id", 901).toString());
    assertThat(editor.answer(900).getAsJsonObject("error").get("code").getAsInt())
        .isEqualTo(-32800);
    assertThat(editor.answer(901).getAsJsonObject("error").get("code").getAsInt())
        .isEqualTo(-32800);
  }

  @Test
  void aRefusedConnectionIsAnAnswer() {
    JsonObject params =
        Json.of("host", "localhost", "port", 1, "user", "x", "database", "y", "password", "s3cret");
    JsonObject status = editor.result("migrationLens/live/connect", params).getAsJsonObject();
    assertThat(status.get("state").getAsString()).isEqualTo("failed");
    assertThat(status.get("message").getAsString()).contains("nothing listens at localhost:1");
    assertThat(status.toString()).doesNotContain("s3cret");
  }

  @Test
  void nothingConnectsInAWorkspaceThatIsNotTrusted() {
    editor.close();
    editor = with(false);
    JsonObject params = Json.of("host", "localhost", "port", 1);
    JsonObject answer = editor.ask("migrationLens/live/connect", params.toString());
    assertThat(answer.getAsJsonObject("error").get("message").getAsString())
        .contains("not trusted");
    editor.tell("migrationLens/trusted", "{}");
    JsonObject status = editor.result("migrationLens/live/connect", params).getAsJsonObject();
    assertThat(status.get("state").getAsString()).isEqualTo("failed");
  }

  @Test
  void aTrialSaysWhatPostgresSays() throws IOException {
    if (Binaries.find(Surroundings.ofProcess()).isEmpty()) {
      return;
    }
    editor.open("002_notes.sql", "-- migrate:up\ncreate index on users (nothing);\n");
    JsonObject params = Json.of("uri", editor.uri("002_notes.sql"), "workDoneToken", "t");
    JsonObject result = editor.result("migrationLens/trial", params).getAsJsonObject();
    assertThat(result.get("rejected").getAsInt()).isEqualTo(1);
    JsonObject rejection = result.getAsJsonArray("rejections").get(0).getAsJsonObject();
    assertThat(rejection.get("sqlstate").getAsString()).isEqualTo("42703");
    assertThat(rejection.get("expected").getAsBoolean()).isTrue();
  }

  @Test
  void anyClientCanRunTheChain() throws IOException {
    if (Binaries.find(Surroundings.ofProcess()).isEmpty()) {
      return;
    }
    String text = "-- migrate:up\ndo $$ begin perform 1 / (random() * 0)::int; end $$;\n";
    editor.open("003_try.sql", text);
    JsonObject at = editor.params("003_try.sql", 1, 0);
    at.add("range", Json.of("start", at.get("position"), "end", at.get("position")));
    JsonObject action = new JsonObject();
    for (var each : editor.result("textDocument/codeAction", at).getAsJsonArray()) {
      if (each.getAsJsonObject().get("title").getAsString().startsWith("Run this chain")) {
        action = each.getAsJsonObject().getAsJsonObject("command");
      }
    }
    editor.result("workspace/executeCommand", action);
    String uri = editor.uri("003_try.sql");
    assertThat(editor.shown(uri).toString()).contains("22012", "PostgreSQL ");
    JsonObject said = editor.notification("window/showMessage");
    assertThat(said.get("message").getAsString()).contains("rejects 1 statements and accepts 2");
    editor.change("003_try.sql", 2, 0, 0, 0, 0, "-- another text\n");
    assertThat(editor.diagnostics("003_try.sql").toString()).doesNotContain("22012");
  }
}
