package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the client was told is wrong with each file, so that it is told only what is new. */
final class Board {
  private final Session session;
  private final Map<String, Told> told = new HashMap<>();
  private final Map<String, Tried> tried = new HashMap<>();
  private final Calm calm;

  /** The file with the statement that is being typed and cannot be read as yet. */
  private @Nullable String unfinished;

  /** The findings of a file as shown last, and the answer that they made. */
  private record Told(List<Finding> findings, int version, String text, String diagnostics) {
    boolean isOf(Document document) {
      return version == document.version() && text.equals(document.text());
    }
  }

  /** What a real PostgreSQL said of a text. */
  private record Tried(String text, String diagnostics) {}

  Board(Session session) {
    this.session = session;
    this.calm = new Calm(session.linter());
  }

  Calm calm() {
    return calm;
  }

  /** While typing: at once, and calmly. */
  void typed(Document document, Session.Place place) {
    List<Finding> now = findings(place);
    unfinished = Calm.isBroken(now, document) ? document.uri() : null;
    if (!document.typed().isEmpty()) {
      now = calm.typed(shown(document.uri()), now, document);
    }
    post(document, place, now);
  }

  /** Something else happened than typing: everything is told as it is. */
  void calmEnds() {
    unfinished = null;
  }

  /** After a rest: everything, where it differs from what was told. */
  void rested(Document document, Session.Place place) {
    Told before = told.get(document.uri());
    boolean same = before != null && before.isOf(document);
    if (same && unfinished != null && !unfinished.equals(document.uri())) {
      // What follows from half a statement is not worth telling.
      return;
    }
    List<Finding> now = findings(place);
    if (same && document.uri().equals(unfinished)) {
      now = Calm.rested(shown(document.uri()), now, document);
    }
    if (before == null && now.isEmpty()) {
      told.put(document.uri(), new Told(now, document.version(), document.text(), "[]"));
    } else if (!same || !before.findings().equals(now)) {
      post(document, place, now);
    }
  }

  private void post(Document document, Session.Place place, List<Finding> findings) {
    String diagnostics = Diagnostics.of(session, place.folder(), document, findings);
    Tried trial = tried.get(document.uri());
    if (trial != null && trial.text().equals(document.text())) {
      diagnostics = Diagnostics.joined(diagnostics, trial.diagnostics());
    } else if (trial != null) {
      tried.remove(document.uri());
    }
    told.put(document.uri(), new Told(findings, document.version(), document.text(), diagnostics));
    if (session.pulls()) {
      return;
    }
    publish(
        document.uri(), document.open() ? ",\"version\":" + document.version() : "", diagnostics);
  }

  private void publish(String uri, String version, String diagnostics) {
    var out = new StringBuilder(diagnostics.length() + 2 * uri.length()).append("{\"uri\":");
    Ready.quote(uri, out);
    out.append(version).append(",\"diagnostics\":").append(diagnostics).append('}');
    session.tell("textDocument/publishDiagnostics", new Ready(out.toString()));
  }

  /** What a real PostgreSQL says of a file is shown beside our findings until the file changes. */
  void tried(String uri, JsonArray diagnostics) {
    Session.Place place = session.place(uri);
    if (place != null) {
      session
          .document(place.folder(), place.path())
          .ifPresent(
              document -> {
                tried.put(document.uri(), new Tried(document.text(), diagnostics.toString()));
                post(document, place, findings(place));
              });
    }
  }

  List<Finding> shown(String uri) {
    Told last = told.get(uri);
    return last == null ? List.of() : last.findings();
  }

  /** A file is gone, or no longer ours: nothing is wrong with it any more. */
  void clear(String uri) {
    Told before = told.remove(uri);
    if (before != null && !before.findings().isEmpty() && !session.pulls()) {
      publish(uri, "", "[]");
    }
  }

  /** Clears every file that is not among these. */
  void keepOnly(Iterable<String> uris) {
    var gone = new HashMap<>(told);
    uris.forEach(gone::remove);
    gone.keySet().forEach(this::clear);
  }

  static List<Finding> findings(Session.Place place) {
    return place.chain().map(c -> c.findings(place.path())).orElse(List.of());
  }

  /** What a client that asks is answered: nothing new, or everything. */
  JsonObject report(Document document, Session.Place place, @Nullable String known) {
    Told before = told.get(document.uri());
    String diagnostics;
    if (before != null && before.isOf(document) && (document.open() || unfinished != null)) {
      diagnostics = before.diagnostics();
    } else {
      diagnostics = Diagnostics.of(session, place.folder(), document, findings(place));
    }
    String id = Integer.toHexString(diagnostics.hashCode()) + "-" + diagnostics.length();
    return Objects.equals(id, known)
        ? Json.of("kind", "unchanged", "resultId", id)
        : Json.of("kind", "full", "resultId", id, "items", Diagnostics.read(diagnostics));
  }
}
