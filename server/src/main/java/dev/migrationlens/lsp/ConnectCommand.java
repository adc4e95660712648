package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.live.Surroundings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** "Connect to a database", for clients that know nothing of ours: the user picks one by name. */
final class ConnectCommand {
  static final String NAME = "migrationLens.connectDatabase";

  private static final String TITLE = "Connect to a database";

  private ConnectCommand() {}

  static void add(At at, JsonObject params, JsonArray actions) {
    boolean wanted = CodeActions.isWanted("source", params) && at.session().live().mayChoose();
    if (wanted && !at.folder().config().databases().isEmpty()) {
      JsonObject command = Json.of("title", TITLE, "command", NAME);
      actions.add(Json.of("title", TITLE, "kind", "source", "command", command));
    }
  }

  static boolean isMeant(String method, JsonObject params) {
    return method.equals("workspace/executeCommand") && NAME.equals(Json.text(params, "command"));
  }

  /** {@code connect} takes the request of one who picked; seeing the host is agreeing to it. */
  static CompletableFuture<JsonElement> answer(
      Session session, boolean trusted, Consumer<JsonObject> connect) {
    List<NamedDatabases.Named> all =
        NamedDatabases.of(session.folders(), Surroundings.ofProcess()).stream()
            .filter(n -> n.address() != null)
            .toList();
    if (all.isEmpty()) {
      String message = "No database is named under \"databases\" in migration-lens.json";
      session.tell("window/showMessage", Json.of("type", 2, "message", message));
      return CompletableFuture.completedFuture(JsonNull.INSTANCE);
    }
    var titles = new JsonArray();
    all.forEach(n -> titles.add(Json.of("title", n.title())));
    String message =
        "Which database? It is only read, in read-only transactions"
            + (trusted ? "" : "; pick one only if you trust the authors of this folder");
    session.ask(
        "window/showMessageRequest",
        Json.of("type", 3, "message", message, "actions", titles),
        chosen -> {
          String title =
              chosen.isJsonObject() ? Json.text(chosen.getAsJsonObject(), "title") : null;
          all.stream()
              .filter(n -> n.title().equals(title))
              .findFirst()
              .ifPresent(n -> connect.accept(request(n)));
        });
    return CompletableFuture.completedFuture(JsonNull.INSTANCE);
  }

  /** Says what came of it. */
  static void tell(Session session, JsonObject status) {
    String server = Json.text(status, "server");
    boolean good = "connected".equals(Json.text(status, "state"));
    String words =
        good
            ? "Connected to `%s` on %s, %s"
                .formatted(Json.text(status, "database"), Json.text(status, "host"), server)
            : String.valueOf(Json.text(status, "message"));
    session.tell("window/showMessage", Json.of("type", good ? 3 : 2, "message", words));
  }

  private static JsonObject request(NamedDatabases.Named named) {
    String host = named.address() == null ? "" : named.address().host();
    return Json.of("name", named.name(), "trust", host);
  }
}
