package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An editor that talks to the server byte by byte. It answers what the server asks with null unless
 * the test says otherwise.
 */
final class Conversation implements AutoCloseable {
  private final Path root;
  private final OutputStream toServer;
  private final InputStream fromServer;
  private final Map<String, JsonObject> published = new LinkedHashMap<>();
  private final Set<String> opened = new HashSet<>();
  private final List<JsonObject> heard = new ArrayList<>();
  private final Map<String, JsonObject> answers = new LinkedHashMap<>();
  private final Map<String, JsonElement> replies = new LinkedHashMap<>();
  private JsonObject settings = new JsonObject();
  private int lastId;

  private Conversation(Path root, OutputStream toServer, InputStream fromServer) {
    this.root = root;
    this.toServer = toServer;
    this.fromServer = fromServer;
  }

  /** A server on a folder, greeted. */
  static Conversation in(Path root) {
    return with(root, "{\"capabilities\":{},\"rootUri\":\"" + root.toUri() + "\"}");
  }

  /** With an editor that has settings, in a folder that its user trusts. */
  static Conversation trusted(Path root) {
    JsonObject initialize =
        Json.of(
            "capabilities",
            Json.of("workspace", Json.of("configuration", true)),
            "rootUri",
            root.toUri(),
            "initializationOptions",
            Json.of("trusted", true));
    return with(root, initialize.toString());
  }

  /** With what only our own clients say at the start. */
  static Conversation with(Path root, JsonObject options) {
    return with(
        root,
        Json.of(
                "capabilities",
                new JsonObject(),
                "rootUri",
                root.toUri(),
                "initializationOptions",
                options)
            .toString());
  }

  static Conversation with(Path root, String initialize) {
    return with(root, initialize, new Linter(Rules.ALL));
  }

  static Conversation with(Path root, String initialize, Linter linter) {
    try {
      var serverIn = new PipedInputStream(1 << 22);
      var serverOut = new PipedOutputStream();
      var toServer = new PipedOutputStream(serverIn);
      var fromServer = new PipedInputStream(serverOut, 1 << 22);
      var thread = new Thread(() -> StdioServer.run(linter, serverIn, serverOut), "server");
      thread.setDaemon(true);
      thread.start();
      var conversation = new Conversation(root, toServer, fromServer);
      conversation.ask("initialize", initialize);
      conversation.tell("initialized", "{}");
      return conversation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of a folder {@code migrations}, by name and text in turn. */
  static void files(Path root, String... namesAndTexts) {
    try {
      Path migrations = Files.createDirectories(root.resolve("migrations"));
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        Files.writeString(migrations.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      toServer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uri(String file) {
    return root.resolve("migrations").resolve(file).toUri().toString();
  }

  void open(String file, String text) {
    open("sql", uri(file), text);
  }

  void open(String language, String uri, String text) {
    opened.add(uri);
    JsonObject item = Json.of("uri", uri, "languageId", language, "version", 1, "text", text);
    tell("textDocument/didOpen", Json.of("textDocument", item).toString());
  }

  void change(String file, int version, int line, int from, int line2, int to, String text) {
    JsonObject range = Json.of("start", position(line, from), "end", position(line2, to));
    JsonObject change = Json.of("range", range, "text", text);
    JsonObject identifier = Json.of("uri", uri(file), "version", version);
    tell(
        "textDocument/didChange",
        Json.of("textDocument", identifier, "contentChanges", Json.list(change)).toString());
  }

  static JsonObject position(int line, int character) {
    return Json.of("line", line, "character", character);
  }

  /** The next diagnostics published for a file; of the text on the disk only if it is not open. */
  JsonArray diagnostics(String file) {
    String uri = uri(file);
    published.remove(uri);
    JsonObject told = null;
    while (told == null || opened.contains(uri) && !told.has("version")) {
      hear(read());
      told = published.get(uri);
    }
    return told.getAsJsonArray("diagnostics");
  }

  /** What was last published for a file that was heard of. */
  JsonArray shown(String uri) {
    JsonObject last = published.get(uri);
    return last == null ? new JsonArray() : last.getAsJsonArray("diagnostics");
  }

  /** The version of the text that they are of; 0 where nothing was told. */
  int version(String uri) {
    JsonObject last = published.get(uri);
    return last == null ? 0 : Json.number(last, "version");
  }

  /** Waits until this version was told of; all that is heard from now on came after it. */
  void await(String uri, int version) {
    while (version(uri) < version) {
      hear(read());
    }
    heard.removeIf(m -> m.get("method").getAsString().equals("migrationLens/chainChanged"));
  }

  /** Waits until so many findings are shown for a file. */
  JsonArray shown(String uri, int findings) {
    while (shown(uri).size() != findings) {
      hear(read());
    }
    return shown(uri);
  }

  /** Waits until all chains were read and judged. */
  void rested() {
    String state = "";
    while (!state.equals("ready")) {
      state = notification("migrationLens/chainChanged").get("state").getAsString();
    }
  }

  /** Waits for a notification. */
  JsonObject notification(String method) {
    while (true) {
      for (JsonObject message : heard) {
        if (message.get("method").getAsString().equals(method)) {
          heard.remove(message);
          return message.getAsJsonObject("params");
        }
      }
      hear(read());
    }
  }

  /** The methods of all that the server asked so far. */
  List<String> asked() {
    return heard.stream().filter(m -> m.has("id")).map(m -> m.get("method").getAsString()).toList();
  }

  /** The result of a request about a place in a file. */
  JsonElement at(String method, String file, int line, int character) {
    return result(method, params(file, line, character));
  }

  JsonObject params(String file, int line, int character) {
    return Json.of(
        "textDocument", Json.of("uri", uri(file)), "position", position(line, character));
  }

  JsonElement result(String method, JsonObject params) {
    JsonObject answer = ask(method, params.toString());
    if (answer.has("error")) {
      throw new AssertionError(method + ": " + answer.get("error"));
    }
    return answer.get("result");
  }

  JsonObject ask(String method, String params) {
    int id = ++lastId;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
    while (true) {
      JsonObject message = read();
      if (!message.has("method") && id(message).equals("" + id)) {
        return message;
      }
      hear(message);
    }
  }

  private static String id(JsonObject answer) {
    return answer.get("id").isJsonNull() ? "null" : answer.get("id").getAsString();
  }

  /** Waits for the answer to what was sent under an id of its own. */
  JsonObject answer(int id) {
    while (!answers.containsKey("" + id)) {
      hear(read());
    }
    return answers.remove("" + id);
  }

  /** Whether the answer was among what was heard so far. */
  boolean hasAnswered(int id) {
    return answers.containsKey("" + id);
  }

  /** What the user says to such a question of the server. */
  void reply(String method, JsonElement answer) {
    replies.put(method, answer);
  }

  /** What the user sets is told to the server when it asks. */
  void settings(JsonObject chosen) {
    settings = chosen;
    tell("workspace/didChangeConfiguration", "{}");
  }

  private void hear(JsonObject message) {
    if (!message.has("method")) {
      answers.put(id(message), message);
      return;
    }
    if (message.get("method").getAsString().equals("workspace/configuration")) {
      send(
          Json.of("jsonrpc", "2.0", "id", message.get("id"), "result", Json.list(settings))
              .toString());
    } else if (message.has("id")) {
      JsonElement reply =
          replies.getOrDefault(message.get("method").getAsString(), JsonNull.INSTANCE);
      send("{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + ",\"result\":" + reply + "}");
    } else if (message.get("method").getAsString().equals("textDocument/publishDiagnostics")) {
      JsonObject params = message.getAsJsonObject("params");
      published.put(params.get("uri").getAsString(), params);
    }
    heard.add(message);
  }

  void tell(String method, String params) {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  void send(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    raw("Content-Length: " + bytes.length + "\r\n\r\n");
    raw(json);
  }

  void raw(String text) {
    try {
      toServer.write(text.getBytes(StandardCharsets.UTF_8));
      toServer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject read() {
    try {
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring(16));
        }
      }
      byte[] body = fromServer.readNBytes(length);
      return Objects.requireNonNull(
              JsonParser.parseString(new String(body, StandardCharsets.UTF_8)))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
