package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every request once, as an editor makes it. */
@Timeout(60)
class FeaturesTest {
  @TempDir Path root;
  private Conversation editor;

  @BeforeEach
  void start() {
    Conversation.files(
        root,
        "001_users.sql",
        """
        -- people
        -- and what they write
        create table users (
          id int primary key,
          email text unique
        );
        """,
        "002_posts.sql",
        """
        create table posts (id int, author int references users);
        create index on posts (author);
        select * from users;
        """);
    editor = Conversation.in(root);
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  @Test
  void hover() {
    JsonObject hover = editor.at("textDocument/hover", "002_posts.sql", 2, 16).getAsJsonObject();
    assertThat(hover.getAsJsonObject("contents").get("value").getAsString())
        .contains(
            "create table users", "[001_users.sql:3](" + editor.uri("001_users.sql") + "#L3)");
    assertThat(start(hover)).isEqualTo("2:14");
    assertThat(editor.at("textDocument/hover", "002_posts.sql", 2, 8).isJsonNull()).isTrue();
  }

  @Test
  void hoverOverAStatement() {
    JsonObject hover = editor.at("textDocument/hover", "002_posts.sql", 0, 3).getAsJsonObject();
    assertThat(hover.getAsJsonObject("contents").get("value").getAsString())
        .contains("**SHARE ROW EXCLUSIVE** on `users`: blocks writes, instant");
    assertThat(start(hover)).isEqualTo("0:0");
  }

  @Test
  void definition() {
    JsonArray found = list(editor.at("textDocument/definition", "002_posts.sql", 2, 16));
    assertThat(places(found)).containsExactly("001_users.sql@2:13");
  }

  @Test
  void references() {
    JsonElement found = editor.at("textDocument/references", "001_users.sql", 2, 14);
    assertThat(places(list(found)))
        .containsExactly("001_users.sql@2:13", "002_posts.sql@0:50", "002_posts.sql@2:14");
    JsonObject params = editor.params("001_users.sql", 2, 14);
    params.add("context", Json.of("includeDeclaration", false));
    assertThat(places(list(editor.result("textDocument/references", params))))
        .containsExactly("002_posts.sql@0:50", "002_posts.sql@2:14");
  }

  @Test
  void highlights() {
    JsonElement found = editor.at("textDocument/documentHighlight", "002_posts.sql", 2, 14);
    assertThat(starts(list(found))).containsExactly("0:50", "2:14");
  }

  @Test
  void documentSymbols() {
    JsonArray found = list(of("textDocument/documentSymbol", "001_users.sql"));
    JsonObject table = found.get(0).getAsJsonObject();
    assertThat(table.get("name").getAsString()).isEqualTo("create table users");
    assertThat(table.getAsJsonArray("children")).hasSize(2);
  }

  @Test
  void folding() {
    assertThat(of("textDocument/foldingRange", "001_users.sql"))
        .hasToString(
            "[{\"startLine\":0,\"endLine\":1,\"kind\":\"comment\"},"
                + "{\"startLine\":2,\"endLine\":5}]");
  }

  @Test
  void selectionRanges() {
    JsonObject params = editor.params("001_users.sql", 3, 3);
    params.add("positions", Json.list(Conversation.position(3, 3)));
    JsonObject range =
        list(editor.result("textDocument/selectionRange", params)).get(0).getAsJsonObject();
    var starts = new ArrayList<String>();
    for (JsonObject at = range; at != null; at = at.getAsJsonObject("parent")) {
      starts.add(start(at));
    }
    assertThat(starts).containsExactly("3:2", "2:20", "2:19", "2:0", "0:0");
  }

  @Test
  void completion() {
    editor.open("003_new.sql", "select * from us");
    JsonObject found = editor.at("textDocument/completion", "003_new.sql", 0, 16).getAsJsonObject();
    JsonObject first = found.getAsJsonArray("items").get(0).getAsJsonObject();
    assertThat(first.get("label").getAsString()).isEqualTo("users");
    assertThat(first.getAsJsonObject("textEdit").get("newText").getAsString()).isEqualTo("users");
    assertThat(start(first.getAsJsonObject("textEdit"))).isEqualTo("0:14");
    JsonObject resolved = editor.result("completionItem/resolve", first).getAsJsonObject();
    assertThat(resolved.getAsJsonObject("documentation").get("value").getAsString())
        .contains("create table users");
  }

  @Test
  void inlayHints() {
    JsonObject params = editor.params("002_posts.sql", 0, 0);
    JsonObject all =
        Json.of("start", Conversation.position(0, 0), "end", Conversation.position(9, 0));
    params.add("range", all);
    JsonArray hints = list(editor.result("textDocument/inlayHint", params));
    var labels = new ArrayList<String>();
    hints.forEach(h -> labels.add(h.getAsJsonObject().get("label").getAsString()));
    assertThat(labels).containsExactly("posts_author_fkey", "posts_author_idx");
  }

  @Test
  void codeLenses() {
    JsonArray lenses = list(of("textDocument/codeLens", "001_users.sql"));
    var titles = new ArrayList<String>();
    for (JsonElement lens : lenses) {
      JsonObject command = lens.getAsJsonObject().getAsJsonObject("command");
      assertThat(command.get("command").getAsString()).isEqualTo("migrationLens.showReferences");
      assertThat(command.getAsJsonArray("arguments")).hasSize(3);
      titles.add(command.get("title").getAsString());
    }
    assertThat(titles).containsExactly("creates table users", "needed by 1 file");
  }

  @Test
  void formatting() {
    editor.open("003_new.sql", "select   1;\n");
    JsonArray edits = list(of("textDocument/formatting", "003_new.sql"));
    assertThat(edits).hasSize(1);
    assertThat(start(edits.get(0).getAsJsonObject())).isEqualTo("0:6");
    JsonObject params = editor.params("003_new.sql", 0, 11);
    params.addProperty("ch", ";");
    assertThat(list(editor.result("textDocument/onTypeFormatting", params))).hasSize(1);
    params.add(
        "range", Json.of("start", Conversation.position(0, 0), "end", Conversation.position(0, 1)));
    assertThat(list(editor.result("textDocument/rangeFormatting", params))).hasSize(1);
  }

  @Test
  void rename() {
    JsonObject prepared =
        editor.at("textDocument/prepareRename", "001_users.sql", 2, 14).getAsJsonObject();
    assertThat(prepared.get("placeholder").getAsString()).isEqualTo("users");
    JsonObject params = editor.params("001_users.sql", 2, 14);
    params.addProperty("newName", "people");
    JsonArray changes =
        editor
            .result("textDocument/rename", params)
            .getAsJsonObject()
            .getAsJsonArray("documentChanges");
    assertThat(changes).hasSize(2);
    params.addProperty("newName", "posts");
    JsonObject error =
        editor.ask("textDocument/rename", params.toString()).getAsJsonObject("error");
    assertThat(error.get("code").getAsInt()).isEqualTo(-32803);
    assertThat(error.get("message").getAsString()).isEqualTo("`posts` exists already");
  }

  @Test
  void workspaceSymbols() {
    JsonArray found = list(editor.result("workspace/symbol", Json.of("query", "post")));
    JsonObject first = found.get(0).getAsJsonObject();
    assertThat(first.get("name").getAsString()).isEqualTo("create table posts");
    assertThat(places(Json.list(first.get("location")))).containsExactly("002_posts.sql@0:13");
  }

  @Test
  void documentLinks() {
    editor.open("003_new.sql", "-- after 001_users.sql\nselect 1;");
    JsonArray links = list(of("textDocument/documentLink", "003_new.sql"));
    assertThat(links.get(0).getAsJsonObject().get("target").getAsString())
        .isEqualTo(editor.uri("001_users.sql"));
  }

  @Test
  void signatureHelp() {
    editor.open("003_new.sql", "insert into posts (id, ");
    JsonObject help =
        editor.at("textDocument/signatureHelp", "003_new.sql", 0, 23).getAsJsonObject();
    assertThat(help.get("activeParameter").getAsInt()).isEqualTo(1);
    JsonObject first = help.getAsJsonArray("signatures").get(0).getAsJsonObject();
    assertThat(first.get("label").getAsString()).isEqualTo("posts(id integer, author integer)");
  }

  @Test
  void pulledDiagnostics() {
    editor.open("003_new.sql", "select nope from users;");
    JsonObject report = of("textDocument/diagnostic", "003_new.sql").getAsJsonObject();
    assertThat(report.getAsJsonArray("items")).hasSize(1);
    JsonObject again = editor.params("003_new.sql", 0, 0);
    again.add("previousResultId", report.get("resultId"));
    assertThat(editor.result("textDocument/diagnostic", again).getAsJsonObject().get("kind"))
        .hasToString("\"unchanged\"");
    JsonObject all = editor.result("workspace/diagnostic", new JsonObject()).getAsJsonObject();
    assertThat(all.getAsJsonArray("items")).hasSize(3);
  }

  @Test
  void pulledDiagnosticsOfTheWorkspaceInPieces() {
    editor.open("003_new.sql", "select nope from users;");
    JsonObject params = Json.of("partialResultToken", "pieces");
    JsonObject rest = editor.result("workspace/diagnostic", params).getAsJsonObject();
    assertThat(rest.getAsJsonArray("items")).isEmpty();
    var ids = new JsonArray();
    int errors = 0;
    while (ids.size() < 3) {
      JsonObject piece = editor.notification("$/progress");
      assertThat(piece.get("token").getAsString()).isEqualTo("pieces");
      for (JsonElement each : piece.getAsJsonObject("value").getAsJsonArray("items")) {
        JsonObject report = each.getAsJsonObject();
        errors += report.get("items").toString().contains("missing-column") ? 1 : 0;
        ids.add(Json.of("uri", report.get("uri"), "value", report.get("resultId")));
      }
    }
    assertThat(errors).isOne();
    JsonObject known = Json.of("previousResultIds", ids);
    JsonObject again = editor.result("workspace/diagnostic", known).getAsJsonObject();
    assertThat(again.getAsJsonArray("items"))
        .anyMatch(r -> r.getAsJsonObject().get("kind").getAsString().equals("unchanged"));
  }

  @Test
  void actionsAboutAFinding() {
    editor.open("003_new.sql", "create table if not exists users (id int, other text);\n");
    JsonArray told = editor.diagnostics("003_new.sql");
    while (told.isEmpty()) {
      told = editor.diagnostics("003_new.sql");
    }
    JsonObject params = editor.params("003_new.sql", 0, 0);
    params.add(
        "range", Json.of("start", Conversation.position(0, 0), "end", Conversation.position(1, 0)));
    var titles = new ArrayList<String>();
    JsonObject page = new JsonObject();
    JsonObject fixAll = new JsonObject();
    for (JsonElement one : list(editor.result("textDocument/codeAction", params))) {
      JsonObject action = one.getAsJsonObject();
      String title = action.get("title").getAsString();
      titles.add(title);
      page = title.startsWith("Show the page") ? action : page;
      fixAll = title.endsWith("cures in the file") ? action : fixAll;
    }
    assertThat(titles)
        .anyMatch(t -> t.startsWith("Allow `"))
        .anyMatch(t -> t.startsWith("Show the page of `"))
        .contains("Apply all safe cures in the file", "Apply all safe cures in the chain");
    JsonObject resolved = editor.result("codeAction/resolve", fixAll).getAsJsonObject();
    assertThat(resolved.has("edit")).isTrue();
    editor.result("workspace/executeCommand", page.getAsJsonObject("command"));
    assertThat(editor.notification("window/showMessage").get("message").getAsString())
        .startsWith("# ");
  }

  @Test
  void settings() {
    editor.tell("migrationLens/unknownNotification", "{}");
    assertThat(Settings.of(JsonParser.parseString("[{\"codeLens\":{\"enabled\":false}}]")))
        .isEqualTo(new Settings(true, false, true, 0));
    assertThat(Settings.of(JsonParser.parseString("[{\"check\":{\"scope\":\"openFiles\"}}]")))
        .isEqualTo(new Settings(false, true, true, 0));
    assertThat(Settings.of(JsonParser.parseString("[null]"))).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void chainTree() {
    JsonArray chains =
        editor
            .result("migrationLens/chain", new JsonObject())
            .getAsJsonObject()
            .getAsJsonArray("chains");
    JsonObject chain = chains.get(0).getAsJsonObject();
    assertThat(chain.get("label").getAsString()).isEqualTo("migrations");
    JsonObject second = chain.getAsJsonArray("files").get(1).getAsJsonObject();
    assertThat(second.get("name").getAsString()).isEqualTo("002_posts.sql");
    assertThat(second.getAsJsonArray("needs").get(0).getAsString())
        .isEqualTo(editor.uri("001_users.sql"));
    JsonObject made = second.getAsJsonArray("makes").get(0).getAsJsonObject();
    assertThat(made.get("name").getAsString()).isEqualTo("posts");
    assertThat(start(made)).isEqualTo("0:0");
  }

  @Test
  void schemaTree() {
    JsonObject params = Json.of("uri", editor.uri("002_posts.sql"));
    JsonObject after = editor.result("migrationLens/schema", params).getAsJsonObject();
    assertThat(after.get("title").getAsString()).isEqualTo("after 002_posts.sql");
    JsonArray tables =
        after.getAsJsonArray("schemas").get(0).getAsJsonObject().getAsJsonArray("tables");
    assertThat(tables).hasSize(2);
    params.add("position", Conversation.position(0, 3));
    JsonObject before = editor.result("migrationLens/schema", params).getAsJsonObject();
    assertThat(before.getAsJsonArray("schemas").get(0).getAsJsonObject().getAsJsonArray("tables"))
        .hasSize(1);
  }

  @Test
  void aFileOfNoFolderHasNothingToSay() {
    JsonObject params = Json.of("textDocument", Json.of("uri", "http://nowhere/a.sql"));
    assertThat(editor.result("textDocument/documentSymbol", params).isJsonNull()).isTrue();
  }

  private JsonElement of(String method, String file) {
    return editor.result(method, editor.params(file, 0, 0));
  }

  private static JsonArray list(JsonElement element) {
    return element.getAsJsonArray();
  }

  private static String start(JsonObject ranged) {
    JsonObject start = ranged.getAsJsonObject("range").getAsJsonObject("start");
    return start.get("line").getAsInt() + ":" + start.get("character").getAsInt();
  }

  private static List<String> starts(JsonArray ranged) {
    var starts = new ArrayList<String>();
    ranged.forEach(r -> starts.add(start(r.getAsJsonObject())));
    return starts;
  }

  private static List<String> places(JsonArray locations) {
    var places = new ArrayList<String>();
    for (JsonElement location : locations) {
      String uri = location.getAsJsonObject().get("uri").getAsString();
      places.add(uri.substring(uri.lastIndexOf('/') + 1) + "@" + start(location.getAsJsonObject()));
    }
    return places;
  }
}
