package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a written name stands for. */
final class Found {
  private Found() {}

  static Optional<Relation> relation(Catalog catalog, ObjectName name) {
    for (String schema : places(catalog, name)) {
      if (catalog.relationEntry(schema, name.name()) instanceof Relation relation) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  /** The schemas where a name is looked for, in order. */
  static List<String> places(Catalog catalog, ObjectName name) {
    Ident schema = name.schema();
    return schema == null ? path(catalog) : List.of(schema.text());
  }

  static List<String> path(Catalog catalog) {
    var path = new ArrayList<String>(List.of("pg_temp"));
    if (catalog.get(Key.of(Space.SESSION, "search_path")) instanceof Setting setting) {
      path.addAll(setting.values());
    } else {
      path.add("public");
    }
    path.remove("$user");
    return path;
  }
}
