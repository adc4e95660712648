package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import java.util.ArrayList;
import java.util.List;

/** The search_path that SET LOCAL hides until its transaction is over. */
public final class LocalSettings {
  static final Key SEARCH_PATH = Key.of(Space.SESSION, "search_path");
  private static final Key HIDDEN = Key.of(Space.SESSION, "hidden search_path");

  private LocalSettings() {}

  /** Remembers what a SET of the search_path hides; false where it has no effect at all. */
  static boolean set(Evaluation e, boolean local) {
    if (!local) {
      if (e.db.get(HIDDEN) != null) {
        e.db.remove(HIDDEN);
      }
      return true;
    }
    if (Transactions.state(e).equals("none") && e.around == Scope.TOP) {
      return false;
    }
    CatalogObject now = e.db.get(SEARCH_PATH);
    if (e.db.get(HIDDEN) == null && now instanceof Setting) {
      e.db.put(HIDDEN, now);
    }
    return true;
  }

  /** Where nobody knows of a transaction, SET LOCAL may have no effect at all. */
  static List<String> path(Evaluation e, boolean local, List<String> values) {
    var path = new ArrayList<>(values);
    if (local
        && Transactions.state(e).equals("unknown")
        && e.db.get(HIDDEN) instanceof Setting was) {
      path.addAll(was.values());
    }
    return path;
  }

  /** A statement outside of any transaction block is a transaction of its own. */
  public static void afterStatement(Evaluation e) {
    if (e.db.writes().containsKey(HIDDEN) && Transactions.state(e).equals("none")) {
      afterTransaction(e);
    }
  }

  /** The transaction is over. */
  public static void afterTransaction(Evaluation e) {
    CatalogObject hidden = e.db.get(HIDDEN);
    if (hidden != null) {
      e.db.put(SEARCH_PATH, hidden);
      e.db.remove(HIDDEN);
    }
  }
}
