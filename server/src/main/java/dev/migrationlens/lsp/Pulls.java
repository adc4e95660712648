package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The diagnostics of a file for clients that ask for them. */
final class Pulls {
  private Pulls() {}

  static JsonObject ofFile(Session session, JsonObject params) {
    String uri = Json.text(Json.object(params, "textDocument"), "uri");
    return At.of(session, String.valueOf(uri))
        .map(
            at ->
                session
                    .board()
                    .report(
                        at.document(),
                        new Session.Place(at.folder(), at.path()),
                        Json.text(params, "previousResultId")))
        .orElseGet(() -> Json.of("kind", "full", "items", new JsonArray()));
  }
}
