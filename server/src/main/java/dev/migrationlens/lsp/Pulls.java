package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Diagnostics for clients that ask for them. */
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

  static JsonObject ofWorkspace(Session session, JsonObject params) {
    Map<String, String> known = new HashMap<>();
    for (JsonObject previous : Json.objects(params, "previousResultIds")) {
      known.put(Json.text(previous, "uri"), Json.text(previous, "value"));
    }
    var items = new JsonArray();
    for (Folder folder : List.copyOf(session.folders())) {
      for (String path : folder.paths()) {
        session
            .document(folder, path)
            .map(d -> report(session, d, new Session.Place(folder, path), known))
            .ifPresent(items::add);
      }
    }
    return Json.of("items", items);
  }

  private static JsonObject report(
      Session session, Document document, Session.Place place, Map<String, String> known) {
    JsonObject report = session.board().report(document, place, known.get(document.uri()));
    report.addProperty("uri", document.uri());
    if (document.open()) {
      report.addProperty("version", document.version());
    } else {
      report.add("version", JsonNull.INSTANCE);
    }
    return report;
  }
}
