package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostics of all files for a client that asks for them, piece by piece, so that a keystroke
 * never waits for it; each piece is sent at once to who wants that.
 */
final class Sweep {
  private static final long PIECE = TimeUnit.MILLISECONDS.toNanos(4);

  private record Left(Folder folder, String path) {}

  private final Session session;
  private final Map<String, String> known = new HashMap<>();
  private final @Nullable JsonElement token;
  private final Deque<Left> left = new ArrayDeque<>();
  private JsonArray reports = new JsonArray();

  Sweep(Session session, JsonObject params) {
    this.session = session;
    this.token = params.get("partialResultToken");
    for (JsonObject previous : Json.objects(params, "previousResultIds")) {
      known.put(Json.text(previous, "uri"), Json.text(previous, "value"));
    }
    for (Folder folder : List.copyOf(session.folders())) {
      folder.paths().forEach(path -> left.add(new Left(folder, path)));
    }
  }

  /** Does a piece; whether anything is left. */
  boolean goOn() {
    long start = System.nanoTime();
    while (!left.isEmpty() && System.nanoTime() - start < PIECE) {
      Left next = left.remove();
      session.document(next.folder(), next.path()).ifPresent(d -> report(d, next.folder()));
    }
    if (token != null && !reports.isEmpty()) {
      session.tell("$/progress", Json.of("token", token, "value", Json.of("items", reports)));
      reports = new JsonArray();
    }
    return !left.isEmpty();
  }

  /** What was not sent in pieces. */
  JsonObject result() {
    return Json.of("items", reports);
  }

  private void report(Document document, Folder folder) {
    Session.Place place = session.place(document.uri());
    // A file that two folders hold is told of by the nearer one.
    if (place == null || place.folder() != folder) {
      return;
    }
    JsonObject report = session.board().report(document, place, known.get(document.uri()));
    report.addProperty("uri", document.uri());
    if (document.open()) {
      report.addProperty("version", document.version());
    } else {
      report.add("version", JsonNull.INSTANCE);
    }
    reports.add(report);
  }
}
