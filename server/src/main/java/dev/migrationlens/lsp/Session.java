package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.workspace.LiveChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  private final List<Folder> folders = new ArrayList<>();
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Map<Path, String> uris = new HashMap<>();
  private final Board board = new Board(this);
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
    this.live = new LiveRequests(this, worker, changed);
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

  Board board() {
    return board;
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
    for (JsonElement folder : Json.array(params, "workspaceFolders")) {
      addFolder(folder.getAsJsonObject().get("uri").getAsString());
    }
    if (folders.isEmpty() && Json.text(params, "rootUri") != null) {
      addFolder(String.valueOf(Json.text(params, "rootUri")));
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

  private void addFolder(String uri) {
    Path path = Places.path(uri);
    boolean known = folders.stream().anyMatch(f -> f.root().equals(path));
    if (path != null && !known && Files.isDirectory(path)) {
      folders.add(new Folder(path, linter, live::beside));
    }
  }

  void foldersChanged(JsonObject params) {
    JsonObject event = Json.object(params, "event");
    for (JsonElement gone : Json.array(event, "removed")) {
      Path path = Places.path(gone.getAsJsonObject().get("uri").getAsString());
      folders.removeIf(f -> f.root().equals(path));
    }
    for (JsonElement added : Json.array(event, "added")) {
      addFolder(added.getAsJsonObject().get("uri").getAsString());
    }
  }

  void opened(JsonObject item) {
    String uri = item.get("uri").getAsString();
    int version = Json.number(item, "version");
    Document document = Document.of(uri, version, item.get("text").getAsString(), true);
    documents.put(uri, document);
    Place place = place(uri);
    if (place != null) {
      // The way an editor takes to a file may lead over a link.
      uris.put(place.folder().absolute(place.path()), uri);
    }
    take(document);
  }

  void changed(JsonObject identifier, JsonArray changes) {
    String uri = identifier.get("uri").getAsString();
    Document before = documents.get(uri);
    if (before == null) {
      return;
    }
    int version = Json.number(identifier, "version");
    Document document = before.changed(version, changes, encoding);
    documents.put(uri, document);
    take(document);
  }

  private void take(Document document) {
    Place place = place(document.uri());
    if (place != null) {
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
    String uri = identifier.get("uri").getAsString();
    Place place = place(uri);
    documents.remove(uri);
    uris.values().remove(uri);
    if (place != null) {
      place.folder().close(place.path());
    }
    board.clear(uri);
  }

  /** Files came, went or changed: those only changed are read again, else all folders are. */
  void filesChanged(JsonArray changes) {
    Set<String> touched = new LinkedHashSet<>();
    boolean moved = changes.isEmpty();
    for (JsonElement change : changes) {
      touched.add(String.valueOf(Json.text(change.getAsJsonObject(), "uri")));
      moved |= Json.number(change.getAsJsonObject(), "type") != 2;
    }
    for (String uri : touched) {
      Place place = moved ? null : place(uri);
      moved |= place == null || !place.folder().changed(place.path());
    }
    if (moved) {
      folders.forEach(Folder::refresh);
      for (Document document : List.copyOf(documents.values())) {
        Place place = place(document.uri());
        if (place != null) {
          place.folder().edit(place.path(), document.text());
        }
      }
    }
  }

  /** A file of a folder, as messages name it. */
  record Place(Folder folder, String path) {
    Optional<LiveChain> chain() {
      return folder.chainOf(path);
    }
  }

  @Nullable Place place(String uri) {
    Path path = Places.path(uri);
    if (path == null) {
      return null;
    }
    Path real = Places.held(folders, path);
    Folder best = null;
    for (Folder folder : folders) {
      if (folder.holds(real)
          && (best == null || folder.root().getNameCount() > best.root().getNameCount())) {
        best = folder;
      }
    }
    if (best == null && real.getParent() != null) {
      best = new Folder(real.getParent(), linter, live::beside);
      folders.add(best);
    }
    return best == null ? null : new Place(best, best.relative(real));
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
    return folders;
  }
}
