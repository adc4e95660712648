package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import dev.migrationlens.lint.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Types into the first file that was opened, and takes it back each time, while the user still
 * reads: Java is slow at what it has not done before. Nobody is told.
 */
final class Rehearsal {
  /** Spread over the file. */
  private static final int PLACES = 3;

  private static final String TYPED = "alter table a add b int; select 1 from c;";

  private Rehearsal() {}

  /** Each piece leaves everything as it was. */
  static List<Runnable> pieces(Session session, String uri) {
    var pieces = new ArrayList<Runnable>();
    for (int place = 1; place <= PLACES; place++) {
      int part = place;
      for (int typed = 1; typed <= TYPED.length(); typed++) {
        String start = TYPED.substring(0, typed);
        pieces.add(() -> type(session, uri, part, start));
      }
    }
    return pieces;
  }

  private static void type(Session session, String uri, int part, String typed) {
    Document document = session.open(uri);
    Session.Place place = session.place(uri);
    if (document != null && place != null) {
      int middle = document.lines().lineStart(document.lines().lineCount() * part / (PLACES + 1));
      type(session, document, place, middle, typed);
    }
  }

  private static void type(
      Session session, Document document, Session.Place place, int offset, String typed) {
    List<Finding> before = session.board().shown(document.uri());
    var at = document.position(offset, session.encoding());
    var change = Json.of("range", Json.of("start", at, "end", at), "text", typed);
    var changes = new JsonArray();
    changes.add(change);
    Document after = document.changed(document.version(), changes, session.encoding());
    place.folder().edit(place.path(), after.text());
    try {
      List<Finding> now = session.board().calm().typed(before, Board.findings(place), after);
      var unused = Diagnostics.of(session, place.folder(), after, now);
    } finally {
      place.folder().edit(place.path(), document.text());
    }
  }
}
