package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.workspace.LiveChain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.jspecify.annotations.Nullable;

/** What one client has open and what it was told about it. Belongs to the working thread. */
final class Session {
  private static final int FRAMES = 8;

  private final Linter linter;
  private final Set<String> crashed = new HashSet<>();
  private final LiveRequests live;
  private final Folders folders;
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Map<Path, String> uris = new HashMap<>();
  private final Board board;
  private final Working working = new Working(this);
  private final Painting painting = new Painting();
  private JsonObject abilities = new JsonObject();
  private @Nullable Endpoint client;
  private Encoding encoding = Encoding.UTF_16;
  private Settings settings = Settings.DEFAULT;
  private boolean pulls;
  private boolean rehearsed;

  /** {@code worker} is the working thread; {@code changed} lets everything be judged again. */
  Session(Linter linter, Executor worker, Runnable changed) {
    this.linter =
        linter.telling(
            (rule, crash) -> {
              // One that crashes does so at every keystroke; once is enough to report it.
              if (crashed.add(rule.id())) {
                failed("at the rule " + rule.id(), crash);
              }
            });
    this.board = new Board(this);
    this.live = new LiveRequests(this, worker, changed);
    this.folders = new Folders(this.linter, live::beside);
  }

  void connect(Endpoint remote) {
    client = remote;
  }

  LiveRequests live() {
    return live;
  }

  Encoding encoding() {
    return encoding;
  }

  Settings settings() {
    return settings;
  }

  void settings(Settings chosen) {
    settings = chosen;
    live().lookEvery(chosen.pollSeconds());
  }

  Linter linter() {
    return linter;
  }

  Working working() {
    return working;
  }

  Board board() {
    return board;
  }

  Painting painting() {
    return painting;
  }

  /** Whether the client asks for diagnostics instead of being told. */
  boolean pulls() {
    return pulls;
  }

  JsonElement initialize(JsonObject params) {
    live.initialize(params);
    abilities = Json.object(params, "capabilities");
    JsonObject general = Json.object(abilities, "general");
    encoding = Encoding.negotiate(Json.array(general, "positionEncodings"));
    JsonObject texts = Json.object(abilities, "textDocument");
    // Who can do both is told, which is sooner; asking as well would show everything twice.
    pulls = texts.has("diagnostic") && !texts.has("publishDiagnostics");
    Json.objects(params, "workspaceFolders").forEach(f -> folders.add(Json.text(f, "uri")));
    if (folders.all().isEmpty()) {
      folders.add(Json.text(params, "rootUri"));
    }
    String path = Json.text(params, "rootPath");
    if (folders.all().isEmpty() && path != null) {
      folders.add(Path.of(path).toUri().toString());
    }
    return Capabilities.of(this);
  }

  /** Whether the client said that it can do something, by the names on the way to it. */
  boolean can(String... names) {
    JsonElement at = abilities;
    for (String name : names) {
      at = at.isJsonObject() ? at.getAsJsonObject().get(name) : null;
      if (at == null) {
        return false;
      }
    }
    return !at.isJsonPrimitive() || at.getAsBoolean();
  }

  void foldersChanged(JsonObject params) {
    JsonObject event = Json.object(params, "event");
    Json.objects(event, "removed").forEach(f -> folders.remove(Json.text(f, "uri")));
    Json.objects(event, "added").forEach(f -> folders.add(Json.text(f, "uri")));
    showAgain();
  }

  /** Folders that are looked at anew do not know what the client shows. */
  private void showAgain() {
    for (Document document : List.copyOf(documents.values())) {
      Place place = folders.placeOfOpen(document.uri());
      if (place != null) {
        place.folder().edit(place.path(), document.text());
        uris.put(place.folder().absolute(place.path()), document.uri());
      }
    }
  }

  void opened(JsonObject item) {
    String uri = Json.needed(item, "uri").getAsString();
    String text = Json.needed(item, "text").getAsString();
    take(Document.of(uri, Json.number(item, "version"), text, true));
  }

  void changed(JsonObject identifier, JsonArray changes) {
    Document before = documents.get(Json.needed(identifier, "uri").getAsString());
    if (before != null) {
      take(before.changed(Json.number(identifier, "version"), changes, encoding));
    }
  }

  private void take(Document document) {
    documents.put(document.uri(), document);
    Place place = folders.placeOfOpen(document.uri());
    if (place != null) {
      // The way an editor takes to a file may lead over a link.
      uris.put(place.folder().absolute(place.path()), document.uri());
      place.folder().edit(place.path(), document.text());
      board.typed(document, place);
    }
  }

  @Nullable Document open(String uri) {
    return documents.get(uri);
  }

  /** What makes the first keystrokes as fast as later ones; nothing the second time. */
  List<Runnable> rehearsal() {
    if (rehearsed || documents.isEmpty()) {
      return List.of();
    }
    rehearsed = true;
    return Rehearsal.pieces(this, documents.keySet().iterator().next());
  }

  void closed(JsonObject identifier) {
    String uri = Json.needed(identifier, "uri").getAsString();
    Place place = place(uri);
    documents.remove(uri);
    uris.values().remove(uri);
    if (place != null) {
      place.folder().close(place.path());
    }
    board.clear(uri);
    painting.forget(uri);
    folders.keepAround(documents.keySet());
    if (documents.keySet().stream().map(this::place).anyMatch(p -> p != null && p.equals(place))) {
      showAgain();
    }
  }

  /** Files came, went or changed: those only changed are read again, else all folders are. */
  void filesChanged(JsonArray changes) {
    if (changes.isEmpty() || folders.changed(Json.objects(changes))) {
      folders.refresh();
      showAgain();
    }
  }

  /** A file of a folder, as messages name it. */
  record Place(Folder folder, String path) {
    Optional<LiveChain> chain() {
      return folder.chainOf(path);
    }
  }

  @Nullable Place place(String uri) {
    return folders.place(uri);
  }

  /** The URI an editor used for a file, or else ours. */
  String uri(Folder folder, String path) {
    Path file = folder.absolute(path);
    String open = uris.get(file);
    return open == null ? file.toUri().toString() : open;
  }

  /** The text of any file, opened or not. */
  Optional<Document> document(Folder folder, String path) {
    Document open = documents.get(uri(folder, path));
    return open != null
        ? Optional.of(open)
        : folder.text(path).map(t -> Document.of(uri(folder, path), 0, t, false));
  }

  /** Whether a file is told about after a rest. */
  boolean isShown(Folder folder, String path) {
    return settings.wholeChain() || documents.containsKey(uri(folder, path));
  }

  void tell(String method, Object params) {
    if (client != null) {
      client.notify(method, params);
    }
  }

  /** Asks the client; where it does not answer, nothing happens. */
  void ask(String method, JsonObject params, Consumer<JsonElement> answered) {
    if (client != null) {
      client
          .request(method, params)
          .thenAccept(
              a -> answered.accept(a instanceof JsonElement json ? json : JsonNull.INSTANCE))
          .exceptionally(refused -> null);
    }
  }

  /** Tells people that something of ours failed, and where, so that they can report it. */
  void failed(String what, Throwable failure) {
    String where =
        Arrays.stream(failure.getStackTrace())
            .limit(FRAMES)
            .map(frame -> "\n  at " + frame)
            .collect(Collectors.joining());
    String message = "failed " + what + ": " + failure + where;
    tell("window/logMessage", Json.of("type", 1, "message", message));
  }

  List<Folder> folders() {
    return folders.all();
  }
}
