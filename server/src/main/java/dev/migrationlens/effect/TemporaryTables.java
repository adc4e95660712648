package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.TableStatement.Persistence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Temporary tables, which go with their session, and some with their transaction. */
public final class TemporaryTables {
  private static final Key GOING = Key.of(Space.SESSION, "on commit drop");

  private TemporaryTables() {}

  static void created(
      Evaluation e,
      Relation table,
      Persistence persistence,
      @Nullable String onCommit,
      Node statement) {
    if (onCommit == null) {
      return;
    }
    if (persistence != Persistence.TEMPORARY && !table.schema().equals(Lookup.TEMP)) {
      e.error(
          "syntax-error",
          SqlState.INVALID_TABLE_DEFINITION,
          "ON COMMIT can only be used on temporary tables",
          statement);
    } else if (onCommit.equals("DROP")) {
      e.going.add(table.id());
    }
  }

  /** What was made to go with its transaction goes with the statement where that is all of it. */
  public static void afterStatement(Evaluation e) {
    if (e.going.isEmpty()) {
      return;
    }
    switch (Transactions.state(e)) {
      case "none" -> e.going.forEach(id -> drop(e, id));
      case "unknown" -> e.going.forEach(id -> doubt(e, id));
      default -> {
        var all = new ArrayList<>(going(e));
        e.going.forEach(id -> all.add(Long.toString(id)));
        e.db.put(GOING, new Setting(all, e.db.step()));
      }
    }
  }

  /** The transaction is over. */
  static void afterTransaction(Evaluation e) {
    List<String> ids = going(e);
    if (!ids.isEmpty()) {
      ids.forEach(id -> drop(e, Long.parseLong(id)));
      e.db.put(GOING, new Setting(List.of(), e.db.step()));
    }
  }

  /** Another file may be run in the same session or in another. */
  public static void afterFile(Evaluation e) {
    afterTransaction(e);
    for (var entry : e.db.scan(Space.RELATION, Lookup.TEMP)) {
      if (entry.value() instanceof Relation table) {
        doubt(e, table.id());
      }
    }
  }

  private static List<String> going(Evaluation e) {
    return e.db.get(GOING) instanceof Setting setting ? setting.values() : List.of();
  }

  private static void drop(Evaluation e, long id) {
    CatalogObject object = e.db.byId(id);
    if (object instanceof Relation table) {
      Drops.relation(e, table);
    }
  }

  private static void doubt(Evaluation e, long id) {
    CatalogObject object = e.db.byId(id);
    if (object instanceof Relation table) {
      Drops.relation(e, table);
      Uncertain.mark(e, "relation", table.name());
    }
  }
}
