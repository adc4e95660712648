package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** "Run this chain on PostgreSQL", for clients that know nothing of ours. */
final class TrialCommand {
  static final String NAME = "migrationLens.runChain";

  private static final String TITLE = "Run this chain on PostgreSQL";
  private static final String TOKEN = "migrationLens.runChain";

  private TrialCommand() {}

  static void add(At at, JsonObject params, JsonArray actions) {
    if (CodeActions.isWanted("source", params)) {
      JsonArray arguments = Json.words(at.document().uri());
      JsonObject command = Json.of("title", TITLE, "command", NAME, "arguments", arguments);
      actions.add(Json.of("title", TITLE, "kind", "source", "command", command));
    }
  }

  static boolean isMeant(String method, JsonObject params) {
    return method.equals("workspace/executeCommand") && NAME.equals(Json.text(params, "command"));
  }

  /** Shows what PostgreSQL refused although nobody had said so, until the file changes. */
  static CompletableFuture<JsonElement> answer(
      Session session, boolean trusted, JsonObject params, Executor database, Executor worker) {
    JsonArray arguments = Json.array(params, "arguments");
    var asked = new JsonObject();
    asked.add("uri", arguments.isEmpty() ? JsonNull.INSTANCE : arguments.get(0));
    JsonElement token = params.get("workDoneToken");
    if (token != null) {
      asked.add("workDoneToken", token);
    } else if (session.can("window", "workDoneProgress")) {
      asked.addProperty("workDoneToken", TOKEN);
      session.ask("window/workDoneProgress/create", Json.of("token", TOKEN), answer -> {});
    }
    return TrialRequest.answer(session, trusted, asked, database, worker)
        .thenApply(
            result -> {
              show(session, result.getAsJsonObject());
              return JsonNull.INSTANCE;
            });
  }

  /** Whether an error of ours stands at the statement already. */
  private static boolean isTold(Session session, JsonObject rejection) {
    return At.of(session, rejection.get("uri").getAsString())
        .filter(
            at -> {
              Span span = at.span(rejection.getAsJsonObject("range"));
              return at.chain().findings(at.path()).stream()
                  .filter(f -> f.severity() == Severity.ERROR)
                  .anyMatch(f -> f.statement().touches(span.start()));
            })
        .isPresent();
  }

  private static void show(Session session, JsonObject result) {
    String server = String.valueOf(Json.text(result, "server"));
    Map<String, JsonArray> byFile = new HashMap<>();
    for (JsonElement each : Json.array(result, "rejections")) {
      JsonObject rejection = each.getAsJsonObject();
      if (rejection.has("range") && !isTold(session, rejection)) {
        JsonObject diagnostic =
            Json.of(
                "range",
                rejection.get("range"),
                "severity",
                1,
                "source",
                server,
                "code",
                rejection.get("sqlstate"),
                "message",
                rejection.get("message"));
        String uri = rejection.get("uri").getAsString();
        byFile.computeIfAbsent(uri, u -> new JsonArray()).add(diagnostic);
      }
    }
    byFile.forEach(session.board()::tried);
    int rejected = Json.number(result, "rejected");
    int accepted = Json.number(result, "accepted");
    String words =
        rejected == 0
            ? "%s accepts all %d statements".formatted(server, accepted)
            : "%s rejects %d statements and accepts %d".formatted(server, rejected, accepted);
    int type = rejected == 0 ? 3 : 2;
    session.tell("window/showMessage", Json.of("type", type, "message", words));
  }
}
