package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.live.Address;
import dev.migrationlens.live.Addresses;
import dev.migrationlens.live.LiveConnection;
import dev.migrationlens.live.LiveDatabase;
import dev.migrationlens.live.LiveFailure;
import dev.migrationlens.live.SnapshotFile;
import dev.migrationlens.live.Surroundings;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.TwoScripts;
import dev.migrationlens.workspace.LiveChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Requests about a running database. Reading one has a thread of its own, so that editing never
 * waits for it; what was read is handed to the working thread. Nothing connects unless the client
 * asks for it in a workspace that its user trusts.
 */
final class LiveRequests {
  static final Set<String> METHODS =
      Set.of(
          "migrationLens/live/connect",
          "migrationLens/live/databases",
          "migrationLens/live/disconnect",
          "migrationLens/live/refresh",
          "migrationLens/live/status",
          "migrationLens/live/pull",
          "migrationLens/live/diff",
          "migrationLens/trial");

  private final Session session;
  private final Executor worker;
  private final Runnable changed;
  private final ScheduledExecutorService database =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "migration-lens-database");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<JsonElement, CompletableFuture<JsonElement>> running =
      new ConcurrentHashMap<>();
  private final Polling polling;
  private boolean trusted;
  private boolean knowsTrust;
  private boolean agreed;
  private volatile LiveState state = LiveState.NONE;

  /** {@code changed} is run on the working thread when what is known has changed. */
  LiveRequests(Session session, Executor worker, Runnable changed) {
    this.session = session;
    this.worker = worker;
    this.changed = changed;
    this.polling = new Polling(database, worker, this::look);
  }

  /** How often to look whether the history table changed; zero is never. */
  void lookEvery(int seconds) {
    polling.every(seconds);
  }

  /** On the working thread: asks only what ran, and reads all of it anew when that changed. */
  private void look() {
    Address address = state.address();
    LiveDatabase known = state.database();
    if (!(trusted || agreed)
        || address == null
        || known == null
        || state.phase() == LiveState.Phase.CONNECTING) {
      return;
    }
    database.execute(
        () -> {
          boolean changed;
          try {
            changed = !LiveConnection.history(address, known).equals(known.history());
          } catch (LiveFailure e) {
            worker.execute(() -> lost(address, e));
            return;
          }
          if (changed || state.phase() == LiveState.Phase.FAILED) {
            worker.execute(
                () -> {
                  var unused = read(address);
                });
          }
        });
  }

  /** Said once, however often it is tried. */
  private void lost(Address address, LiveFailure failure) {
    if (state.phase() != LiveState.Phase.FAILED) {
      become(LiveState.failed(address, state.database(), failure));
    }
  }

  void initialize(JsonObject params) {
    JsonElement told = Json.object(params, "initializationOptions").get("trusted");
    trusted = told != null && told.isJsonPrimitive() && told.getAsBoolean();
    String client = Json.text(Json.object(params, "initializationOptions"), "client");
    knowsTrust = client == null ? told != null : !client.equals("intellij");
  }

  void trust() {
    trusted = true;
  }

  /** What the chains of a folder are compared with. */
  @Nullable LiveSchema beside(Folder folder, dev.migrationlens.chain.Chain chain) {
    return state.beside(folder.root(), chain);
  }

  static boolean owns(String method, JsonObject params) {
    return METHODS.contains(method)
        || TrialCommand.isMeant(method, params)
        || ConnectCommand.isMeant(method, params);
  }

  /** On the working thread; the answer may come later. */
  CompletableFuture<JsonElement> answer(String method, JsonObject params) {
    return switch (method) {
      case "migrationLens/live/connect" -> connect(params);
      case "migrationLens/live/disconnect" -> {
        become(LiveState.NONE);
        yield now(state.json());
      }
      case "migrationLens/live/refresh" -> refresh();
      case "migrationLens/live/pull" -> now(pull(params));
      case "migrationLens/live/diff" -> now(diff(params));
      case "migrationLens/trial" -> trial(params);
      case "migrationLens/live/databases" ->
          now(NamedDatabases.json(NamedDatabases.of(session.folders(), Surroundings.ofProcess())));
      case "workspace/executeCommand" ->
          ConnectCommand.isMeant(method, params)
              ? choose()
              : TrialCommand.answer(session, trusted, params, database, worker);
      default -> now(status());
    };
  }

  private CompletableFuture<JsonElement> trial(JsonObject params) {
    var answer = TrialRequest.answer(session, trusted, params, database, worker);
    JsonElement token = params.get("workDoneToken");
    if (token != null) {
      running.values().removeIf(CompletableFuture::isDone);
      running.put(token, answer);
    }
    return answer;
  }

  /** The user pressed the button beside a progress. */
  void cancel(@Nullable JsonElement token) {
    CompletableFuture<JsonElement> answer = token == null ? null : running.get(token);
    if (answer != null) {
      answer.cancel(false);
    }
  }

  private static CompletableFuture<JsonElement> now(JsonElement answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private JsonObject status() {
    boolean kept =
        state.phase() == LiveState.Phase.DISCONNECTED
            && session.folders().stream()
                .flatMap(f -> f.chains().stream())
                .anyMatch(c -> c.live() != null);
    JsonObject told = state.json();
    if (kept) {
      told.addProperty("state", "snapshot");
    }
    return told;
  }

  /** Whether the user may pick a database: an editor that knows trust must have been given it. */
  boolean mayChoose() {
    return trusted || !knowsTrust;
  }

  /**
   * Who picks a host of the list trusts the folder that names it, where no editor has asked yet.
   */
  private CompletableFuture<JsonElement> choose() {
    requireTrust(mayChoose());
    return ConnectCommand.answer(session, trusted, picked -> worker.execute(() -> chosen(picked)));
  }

  private void chosen(JsonObject picked) {
    agreed = true;
    var unused = connect(picked).thenAccept(s -> ConnectCommand.tell(session, s.getAsJsonObject()));
  }

  /** A database that a folder names. */
  private CompletableFuture<JsonElement> connect(String name, JsonObject params)
      throws LiveFailure {
    Surroundings around = Surroundings.ofProcess();
    var named = NamedDatabases.find(NamedDatabases.of(session.folders(), around), name);
    Address address = Objects.requireNonNull(named.address());
    if (!NamedDatabases.agrees(named, address, Json.text(params, "trust"), around)) {
      String sentence =
          "%s is named by a file of this folder, and you have not agreed to connect to it yet"
              .formatted(address.place());
      become(
          LiveState.failed(address, null, new LiveFailure(LiveFailure.Kind.NOT_ALLOWED, sentence)));
      JsonObject told = state.json();
      told.addProperty("needsTrust", address.host());
      return now(told);
    }
    String password = Json.text(params, "password");
    return read(password == null ? address : address.withPassword(password));
  }

  private CompletableFuture<JsonElement> connect(JsonObject params) {
    requireTrust(trusted || agreed);
    var said = new TreeMap<String, String>();
    Map<String, String> names =
        Map.of(
            "host", "host",
            "port", "port",
            "database", "dbname",
            "user", "user",
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "service", "service",
            "password", "password");
    names.forEach(
        (from, to) ->
            Optional.ofNullable(Json.text(params, from))
                .filter(v -> !v.isEmpty())
                .ifPresent(v -> said.put(to, v)));
    try {
      String name = Json.text(params, "name");
      if (name != null && !name.isEmpty()) {
        return connect(name, params);
      }
      Surroundings around = Surroundings.ofProcess();
      Address address =
          said.isEmpty()
              ? Addresses.ofEnvironment(around)
              : Addresses.of(said, Address.NamedBy.USER, around);
      return read(address);
    } catch (LiveFailure e) {
      become(LiveState.failed(null, null, e));
      return now(state.json());
    }
  }

  static void requireTrust(boolean trusted) {
    if (!trusted) {
      throw LanguageServer.error(
          ResponseErrorCode.RequestFailed,
          "This workspace is not trusted, so nothing connects to a database");
    }
  }

  private CompletableFuture<JsonElement> refresh() {
    Address address = state.address();
    if (address == null) {
      throw LanguageServer.error(
          ResponseErrorCode.RequestFailed, "There is no connection to read again; connect first");
    }
    requireTrust(trusted || agreed);
    return read(address);
  }

  private CompletableFuture<JsonElement> read(Address address) {
    LiveDatabase before = state.database();
    become(LiveState.connecting(address));
    var answer = new CompletableFuture<JsonElement>();
    database.execute(
        () -> {
          LiveState found = found(address, before);
          worker.execute(
              () -> {
                become(found);
                answer.complete(state.json());
              });
        });
    return answer;
  }

  private static LiveState found(Address address, @Nullable LiveDatabase before) {
    try {
      return LiveState.connected(address, LiveConnection.read(address));
    } catch (LiveFailure e) {
      return LiveState.failed(address, before, e);
    }
  }

  private void become(LiveState next) {
    state = next;
    session.tell("migrationLens/live/changed", state.json());
    if (next.phase() != LiveState.Phase.CONNECTING) {
      for (Folder folder : session.folders()) {
        folder.chains().forEach(c -> c.beside(beside(folder, c.chain())));
      }
      changed.run();
    }
  }

  private JsonElement pull(JsonObject params) {
    LiveDatabase known = state.database();
    if (known == null) {
      throw LanguageServer.error(
          ResponseErrorCode.RequestFailed, "There is no connection to pull from; connect first");
    }
    Session.Place place = place(params);
    LiveChain chain = chain(place);
    Path file = SnapshotFile.beside(place.folder().root(), chain.chain().path());
    String uri = file.toUri().toString();
    var options = Json.of("overwrite", true);
    JsonObject create = Json.of("kind", "create", "uri", uri, "options", options);
    var start = Json.of("line", 0, "character", 0);
    JsonObject range = Json.of("start", start, "end", start.deepCopy());
    JsonObject edit = Json.of("range", range, "newText", SnapshotFile.write(known));
    var document = Json.of("uri", uri);
    document.add("version", JsonNull.INSTANCE);
    JsonObject write = Json.of("textDocument", document, "edits", Json.list(edit));
    String verb = Files.exists(file) ? "renewed" : "written";
    return Json.of(
        "edit",
        Json.of("documentChanges", Json.list(create, write)),
        "message",
        file.getFileName() + " is " + verb + ": checks work from it without a connection");
  }

  private JsonElement diff(JsonObject params) {
    Session.Place place = place(params);
    LiveChain chain = chain(place);
    LiveSchema live = chain.live();
    if (live == null) {
      throw LanguageServer.error(
          ResponseErrorCode.RequestFailed,
          "There is neither a connection nor a snapshot to compare with; connect first");
    }
    var side = LiveSides.of(chain, live);
    TwoScripts both = side.scripts();
    return Json.of(
        "title",
        (chain.chain().path().isEmpty() ? "The chain" : chain.chain().path())
            + " and "
            + live.words(),
        "chain",
        both.left(),
        "live",
        both.right());
  }

  private Session.Place place(JsonObject params) {
    String uri = Json.text(params, "uri");
    Session.Place place = uri == null ? null : session.place(uri);
    return Objects.requireNonNullElseGet(
        place,
        () -> {
          throw LanguageServer.error(
              ResponseErrorCode.RequestFailed, "The file is in no folder that is open");
        });
  }

  /** The chain of a file, or of a folder that holds one. */
  static LiveChain chain(Session.Place place) {
    List<LiveChain> all = place.folder().chains();
    return place
        .chain()
        .or(() -> all.stream().filter(c -> c.chain().path().equals(place.path())).findFirst())
        .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty())
        .orElseThrow(
            () ->
                LanguageServer.error(
                    ResponseErrorCode.RequestFailed, "The file belongs to no chain"));
  }
}
