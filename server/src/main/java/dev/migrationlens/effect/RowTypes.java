package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Variables that hold rows, whose fields are known. */
final class RowTypes {
  private RowTypes() {}

  /** Makes the fields of a scope's row variables known. */
  static void add(Evaluation e, Scope scope) {
    scope.variables.forEach(
        (name, type) -> {
          Scope.Range row = row(e, type);
          if (row != null) {
            scope.rows.put(name, row.named(name));
          }
        });
  }

  static Scope.@Nullable Range row(Evaluation e, SqlType type) {
    String schema = type.qualifiedName().schema();
    if (type.builtIn() || type.array() || schema == null) {
      return null;
    }
    if (e.db.relationEntry(schema, type.name()) instanceof Relation relation) {
      return Scope.range(relation);
    }
    PgType own = e.db.type(schema, type.name());
    if (own == null || own.kind() != PgType.Kind.COMPOSITE) {
      return null;
    }
    var items = new ArrayList<Scope.Item>();
    for (Column attribute : own.attributes()) {
      SqlType known = attribute.type() == null ? SqlType.UNSURE : attribute.type();
      items.add(new Scope.Item(attribute.name(), known, 0, 0));
    }
    return new Scope.Range(own.name(), null, 0, items, true);
  }
}
