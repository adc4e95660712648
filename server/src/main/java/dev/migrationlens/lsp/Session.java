package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.workspace.LiveChain;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.jspecify.annotations.Nullable;

/** What one client has open and what it was told about it. Belongs to the working thread. */
final class Session {
  private final Linter linter;
  private final LiveRequests live;
  private final List<Folder> folders = new ArrayList<>();
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Map<String, String> published = new HashMap<>();
  private @Nullable Endpoint client;
  private Encoding encoding = Encoding.UTF_16;

  /** {@code worker} is the working thread; {@code changed} lets everything be judged again. */
  Session(Linter linter, Executor worker, Runnable changed) {
    this.linter = linter;
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

  JsonElement initialize(JsonObject params) {
    live.initialize(params);
    JsonObject general = Json.object(Json.object(params, "capabilities"), "general");
    encoding = Encoding.negotiate(Json.array(general, "positionEncodings"));
    for (JsonElement folder : Json.array(params, "workspaceFolders")) {
      addFolder(folder.getAsJsonObject().get("uri").getAsString());
    }
    if (folders.isEmpty() && Json.text(params, "rootUri") != null) {
      addFolder(String.valueOf(Json.text(params, "rootUri")));
    }
    return Capabilities.of(encoding);
  }

  private void addFolder(String uri) {
    Path path = path(uri);
    if (path != null && Files.isDirectory(path)) {
      folders.add(new Folder(path, linter, live::beside));
    }
  }

  void initialized() {
    var watcher = new JsonObject();
    watcher.addProperty("globPattern", "**/*.{sql,json,toml,plan}");
    var options = new JsonObject();
    options.add("watchers", Json.list(watcher));
    var registration = new JsonObject();
    registration.addProperty("id", "files");
    registration.addProperty("method", "workspace/didChangeWatchedFiles");
    registration.add("registerOptions", options);
    var params = new JsonObject();
    params.add("registrations", Json.list(registration));
    ask("client/registerCapability", params);
    var item = new JsonObject();
    item.addProperty("section", "migrationLens");
    var wanted = new JsonObject();
    wanted.add("items", Json.list(item));
    ask("workspace/configuration", wanted);
  }

  private void ask(String method, JsonObject params) {
    if (client != null) {
      client.request(method, params).exceptionally(refused -> null);
    }
  }

  void foldersChanged(JsonObject params) {
    JsonObject event = Json.object(params, "event");
    for (JsonElement gone : Json.array(event, "removed")) {
      Path path = path(gone.getAsJsonObject().get("uri").getAsString());
      folders.removeIf(f -> f.root().equals(path));
    }
    for (JsonElement added : Json.array(event, "added")) {
      addFolder(added.getAsJsonObject().get("uri").getAsString());
    }
  }

  void opened(JsonObject item) {
    String uri = item.get("uri").getAsString();
    int version = item.get("version").getAsInt();
    Document document = Document.of(uri, version, item.get("text").getAsString(), true);
    documents.put(uri, document);
    take(document);
  }

  void changed(JsonObject identifier, JsonArray changes) {
    String uri = identifier.get("uri").getAsString();
    Document before = documents.get(uri);
    if (before == null) {
      return;
    }
    JsonElement version = identifier.get("version");
    int number = version == null || version.isJsonNull() ? 0 : version.getAsInt();
    Document document = before.changed(number, changes, encoding);
    documents.put(uri, document);
    take(document);
  }

  private void take(Document document) {
    Place place = place(document.uri());
    if (place == null) {
      return;
    }
    place.folder().edit(place.path(), document.text());
    publish(document, place);
  }

  void closed(JsonObject identifier) {
    String uri = identifier.get("uri").getAsString();
    documents.remove(uri);
    Place place = place(uri);
    if (place != null) {
      place.folder().close(place.path());
    }
  }

  void filesChanged() {
    folders.forEach(Folder::refresh);
    for (Document document : List.copyOf(documents.values())) {
      take(document);
    }
  }

  /** A file of a folder, as messages name it. */
  record Place(Folder folder, String path) {
    Optional<LiveChain> chain() {
      return folder.chainOf(path);
    }
  }

  @Nullable Place place(String uri) {
    Path path = path(uri);
    if (path == null) {
      return null;
    }
    Folder best = null;
    for (Folder folder : folders) {
      if (folder.holds(path)
          && (best == null || folder.root().getNameCount() > best.root().getNameCount())) {
        best = folder;
      }
    }
    if (best == null && path.getParent() != null) {
      best = new Folder(path.getParent(), linter, live::beside);
      folders.add(best);
    }
    return best == null ? null : new Place(best, best.relative(path));
  }

  private static @Nullable Path path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme()) ? Path.of(parsed) : null;
    } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
      return null;
    }
  }

  /** The URI an editor used for a file, or else ours. */
  String uri(Folder folder, String path) {
    Path file = folder.absolute(path);
    for (Document document : documents.values()) {
      if (file.equals(path(document.uri()))) {
        return document.uri();
      }
    }
    return file.toUri().toString();
  }

  /** The text of any file, opened or not. */
  Optional<Document> document(Folder folder, String path) {
    String uri = uri(folder, path);
    Document open = documents.get(uri);
    return open != null
        ? Optional.of(open)
        : folder.text(path).map(t -> new Document(uri, 0, t, new LineIndex(t), false));
  }

  private void publish(Document document, Place place) {
    List<Finding> findings = place.chain().map(c -> c.findings(place.path())).orElse(List.of());
    var params = new JsonObject();
    params.addProperty("uri", document.uri());
    if (document.open()) {
      params.addProperty("version", document.version());
    }
    params.add("diagnostics", Diagnostics.of(this, place.folder(), document, findings));
    tell("textDocument/publishDiagnostics", params);
  }

  /** After a rest: the rules that look at whole schemas, and the files that are not open. */
  void judgeAll() {
    for (Folder folder : folders) {
      folder.chains().forEach(LiveChain::judgeSchema);
      for (String path : folder.paths()) {
        document(folder, path).ifPresent(d -> publishIfNew(d, new Place(folder, path)));
      }
    }
    var state = new JsonObject();
    state.addProperty("state", "ready");
    tell("migrationLens/chainChanged", state);
  }

  private void publishIfNew(Document document, Place place) {
    List<Finding> findings = place.chain().map(c -> c.findings(place.path())).orElse(List.of());
    if (findings.isEmpty() && !published.containsKey(document.uri())) {
      return;
    }
    JsonArray diagnostics = Diagnostics.of(this, place.folder(), document, findings);
    String told = document.version() + diagnostics.toString();
    if (!told.equals(published.put(document.uri(), told))) {
      var params = new JsonObject();
      params.addProperty("uri", document.uri());
      if (document.open()) {
        params.addProperty("version", document.version());
      }
      params.add("diagnostics", diagnostics);
      tell("textDocument/publishDiagnostics", params);
    }
  }

  void tell(String method, JsonObject params) {
    if (client != null) {
      client.notify(method, params);
    }
  }

  void log(String message) {
    var params = new JsonObject();
    params.addProperty("type", 1);
    params.addProperty("message", message);
    tell("window/logMessage", params);
  }

  List<Folder> folders() {
    return folders;
  }
}
