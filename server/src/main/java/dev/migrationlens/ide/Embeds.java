package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What PostgREST can embed in the rows of a table: what it references and what references it. */
final class Embeds {
  private static final int SHOWN = 8;

  private Embeds() {}

  /** As they are written in {@code select=}; a name alone where only one key leads there. */
  static List<String> of(Catalog catalog, Relation table) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (TableConstraint key : table.constraints()) {
      Relation target = catalog.relationById(key.target());
      if (key.kind() == TableConstraint.Kind.FOREIGN_KEY && target != null) {
        keys.computeIfAbsent(target.name(), n -> new ArrayList<>()).add(key.name());
      }
    }
    for (Relation other : catalog.relations(table.schema())) {
      for (TableConstraint key : other.constraints()) {
        boolean here =
            key.kind() == TableConstraint.Kind.FOREIGN_KEY
                && key.target() == table.id()
                && other.id() != table.id();
        if (here) {
          keys.computeIfAbsent(other.name(), n -> new ArrayList<>()).add(key.name());
        }
      }
    }
    var all = new ArrayList<String>();
    keys.forEach(
        (name, own) ->
            own.forEach(key -> all.add(name + (own.size() > 1 ? "!" + key : "") + "(*)")));
    return all.size() > SHOWN ? all.subList(0, SHOWN) : all;
  }
}
