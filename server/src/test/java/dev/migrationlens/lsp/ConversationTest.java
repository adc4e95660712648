package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Conversations as an editor has them, byte by byte. */
@Timeout(60)
class ConversationTest {
  @TempDir Path root;
  private OutputStream toServer = OutputStream.nullOutputStream();
  private InputStream fromServer = InputStream.nullInputStream();
  private int lastId;

  @BeforeEach
  void start() throws IOException {
    Path migrations = Files.createDirectories(root.resolve("migrations"));
    Files.writeString(migrations.resolve("001_a.sql"), "create table a (id int primary key);\n");
    Files.writeString(migrations.resolve("002_b.sql"), "create index on a (nmae);\n");
    var serverIn = new PipedInputStream(1 << 20);
    var serverOut = new PipedOutputStream();
    toServer = new PipedOutputStream(serverIn);
    fromServer = new PipedInputStream(serverOut, 1 << 20);
    var thread =
        new Thread(() -> StdioServer.run(new Linter(Rules.ALL), serverIn, serverOut), "server");
    thread.setDaemon(true);
    thread.start();
    ask("initialize", "{\"capabilities\":{},\"rootUri\":\"" + root.toUri() + "\"}");
    tell("initialized", "{}");
  }

  @AfterEach
  void stop() throws IOException {
    toServer.close();
  }

  @Test
  void aMissingColumnIsReportedWhereItStands() throws IOException {
    open("002_b.sql", "create index on a (nmae);\n");
    JsonObject diagnostic = diagnostics("002_b.sql").get(0).getAsJsonObject();
    assertThat(diagnostic.get("code").getAsString()).isEqualTo("missing-column");
    JsonObject start = diagnostic.getAsJsonObject("range").getAsJsonObject("start");
    assertThat(start.get("character").getAsInt()).isEqualTo(19);
  }

  @Test
  void aKeystrokeInOneFileChangesWhatIsSaidOfAnother() throws IOException {
    open("002_b.sql", "create index on a (id);\n");
    assertThat(diagnostics("002_b.sql")).isEmpty();
    open("001_a.sql", "create table a (id int primary key);\n");
    assertThat(diagnostics("001_a.sql")).isEmpty();
    change("001_a.sql", 2, 0, 16, 0, 18, "no");
    assertThat(diagnostics("001_a.sql")).isEmpty();
    JsonArray other = diagnostics("002_b.sql");
    while (other.isEmpty()) {
      other = diagnostics("002_b.sql");
    }
    assertThat(other.get(0).getAsJsonObject().get("code").getAsString())
        .isEqualTo("missing-column");
  }

  @Test
  void positionsAreRightBehindAnEmoji() throws IOException {
    open("002_b.sql", "/* \uD83D\uDE00 */ create index on a (nmae);\n");
    JsonObject range = diagnostics("002_b.sql").get(0).getAsJsonObject().getAsJsonObject("range");
    assertThat(range.getAsJsonObject("start").get("character").getAsInt()).isEqualTo(28);
  }

  @Test
  void whatCanBeWrittenIsMadeWhenItIsChosen() throws IOException {
    open("002_b.sql", "create table b (id int);\n");
    JsonObject answer =
        ask(
            "textDocument/codeAction",
            """
            {"textDocument":{"uri":"%s"},"context":{"diagnostics":[],"only":["source"]},
             "range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}
            """
                .formatted(uri("002_b.sql")));
    JsonObject rollback = null;
    for (var action : answer.getAsJsonArray("result")) {
      boolean wanted = action.getAsJsonObject().get("title").getAsString().contains("rollback");
      rollback = wanted ? action.getAsJsonObject() : rollback;
    }
    assertThat(rollback).isNotNull();
    assertThat(rollback.has("edit")).isFalse();
    JsonObject resolved = ask("codeAction/resolve", rollback.toString()).getAsJsonObject("result");
    assertThat(resolved.getAsJsonObject("edit").toString())
        .contains("rollback/undo_002_b.sql", "drop table b;");
  }

  @Test
  void anUnknownRequestIsAnsweredAndTheServerLivesOn() throws IOException {
    JsonObject answer = ask("textDocument/doesNotExist", "{}");
    assertThat(answer.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32601);
    assertThat(ask("shutdown", "{}").has("result")).isTrue();
  }

  private String uri(String file) {
    return root.resolve("migrations").resolve(file).toUri().toString();
  }

  private void open(String file, String text) throws IOException {
    var item = new JsonObject();
    item.addProperty("uri", uri(file));
    item.addProperty("languageId", "sql");
    item.addProperty("version", 1);
    item.addProperty("text", text);
    var params = new JsonObject();
    params.add("textDocument", item);
    tell("textDocument/didOpen", params.toString());
  }

  private void change(String file, int version, int line, int from, int line2, int to, String text)
      throws IOException {
    tell(
        "textDocument/didChange",
        """
        {"textDocument":{"uri":"%s","version":%d},"contentChanges":[{"range":
          {"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},
        "text":"%s"}]}
        """
            .formatted(uri(file), version, line, from, line2, to, text));
  }

  /** The next diagnostics published for a file. */
  private JsonArray diagnostics(String file) throws IOException {
    while (true) {
      JsonObject message = read();
      if (message.has("method")
          && message.get("method").getAsString().equals("textDocument/publishDiagnostics")) {
        JsonObject params = message.getAsJsonObject("params");
        if (params.get("uri").getAsString().endsWith(file)) {
          return params.getAsJsonArray("diagnostics");
        }
      }
    }
  }

  private JsonObject ask(String method, String params) throws IOException {
    int id = ++lastId;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
    while (true) {
      JsonObject message = read();
      if (!message.has("method") && message.get("id").getAsString().equals("" + id)) {
        return message;
      }
    }
  }

  private void tell(String method, String params) throws IOException {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  private void send(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    String header = "Content-Length: " + bytes.length + "\r\n\r\n";
    toServer.write(header.getBytes(StandardCharsets.US_ASCII));
    toServer.write(bytes);
    toServer.flush();
  }

  private JsonObject read() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    byte[] body = fromServer.readNBytes(length);
    return Objects.requireNonNull(JsonParser.parseString(new String(body, StandardCharsets.UTF_8)))
        .getAsJsonObject();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = fromServer.read(); c != '\n'; c = fromServer.read()) {
      if (c < 0) {
        throw new IOException("the server went away");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
