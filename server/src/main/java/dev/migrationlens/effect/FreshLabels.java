package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The enum labels that the open transaction added: PostgreSQL does not let it use them before it
 * commits, except where it made the enum itself (since version 12).
 */
public final class FreshLabels {
  private static final Key KEY = Key.of(Space.SESSION, "fresh labels");

  private FreshLabels() {}

  static void created(Evaluation e, PgType type) {
    if (inBlock(Transactions.state(e))) {
      add(e, Long.toString(type.id()));
    }
  }

  static void added(Evaluation e, PgType type, String label) {
    if (inBlock(Transactions.state(e)) && !fresh(e).contains(Long.toString(type.id()))) {
      add(e, type.id() + " " + label);
    }
  }

  /** Reports the use of a label that is too fresh. */
  static void used(Evaluation e, PgType type, String label, Node at) {
    boolean added =
        type.labels().stream().anyMatch(l -> l.text().equals(label) && l.addedBy() != 0);
    if (!added || !fresh(e).contains(type.id() + " " + label)) {
      return;
    }
    String state = Transactions.state(e);
    e.report(
        new Problem(
            "enum-value-too-fresh",
            state.equals("open") ? SqlState.UNSAFE_NEW_ENUM_VALUE : null,
            "`"
                + label
                + "` of `"
                + type.name()
                + "` was added in this transaction, which must commit first",
            at.span(),
            null,
            Map.of("block", state)));
  }

  /** The transaction is over. */
  public static void forget(Evaluation e) {
    if (!fresh(e).isEmpty()) {
      e.database().put(KEY, new Setting(List.of(), 0));
    }
  }

  private static boolean inBlock(String state) {
    return state.equals("open") || state.equals("file");
  }

  private static List<String> fresh(Evaluation e) {
    return e.database().get(KEY) instanceof Setting setting ? setting.values() : List.of();
  }

  private static void add(Evaluation e, String entry) {
    var all = new ArrayList<>(fresh(e));
    all.add(entry);
    e.db.put(KEY, new Setting(all, 0));
  }
}
