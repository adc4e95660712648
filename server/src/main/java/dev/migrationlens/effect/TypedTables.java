package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Needs;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables OF a composite type: its columns are the type's, and change with the type alone. */
final class TypedTables {
  private TypedTables() {}

  /** The type that a table is made of; null where nothing is known of it. */
  static @Nullable PgType type(Evaluation e, ObjectName name) {
    for (String schema : Lookup.places(e, name)) {
      PgType type = e.db.type(schema, name.name());
      if (type != null) {
        e.relyOn(type.origin());
        return type;
      }
    }
    return null;
  }

  /** Remembers what a table is made of. */
  static void record(Evaluation e, Relation table, PgType type) {
    var uses = new Uses();
    uses.object(type.id());
    uses.record(e, table.key(), table.id(), new Part.Whole("table " + table.name()));
  }

  static boolean isTyped(Evaluation e, Relation table) {
    return table.kind().isTable()
        && e.db.get(Key.of(Space.NEEDS, table.id(), "")) instanceof Needs needs
        && needs.on().stream()
            .anyMatch(id -> e.db.byId(id) instanceof PgType t && t.kind() == PgType.Kind.COMPOSITE);
  }

  /** Whether an action is refused because the columns are the type's. */
  static boolean refused(Evaluation e, Relation table, AlterAction action) {
    String doing =
        switch (action) {
          case AlterAction.AddColumn add -> "add a column to";
          case AlterAction.DropColumn drop -> "drop a column of";
          case AlterAction.SetType set -> "change the type of a column of";
          default -> null;
        };
    return doing != null && isTyped(e, table) && refused(e, table, doing, action);
  }

  static boolean refused(Evaluation e, Relation table, String doing, Node at) {
    e.error(
        "relation-kind-differs",
        SqlState.WRONG_OBJECT_TYPE,
        "cannot " + doing + " `" + table.name() + "`, whose columns are those of a type",
        at);
    return true;
  }

  /** ALTER TABLE … OF and NOT OF. */
  static Relation alter(Evaluation e, Relation table, AlterAction.OfType of) {
    if (of.type() == null) {
      if (table.complete() && !isTyped(e, table)) {
        e.error(
            "relation-kind-differs",
            SqlState.WRONG_OBJECT_TYPE,
            "`" + table.name() + "` is not a table of a type",
            of);
      }
      new Uses().record(e, table.key(), table.id(), new Part.Whole("table " + table.name()));
      return table;
    }
    PgType type = type(e, of.type());
    if (type == null) {
      return table;
    }
    String differs = table.complete() ? difference(table.columns(), type) : null;
    if (differs != null) {
      e.error(
          "counts-differ",
          SqlState.DATATYPE_MISMATCH,
          "`" + table.name() + "` " + differs + " `" + type.name() + "`",
          of.type());
      return table;
    }
    record(e, table, type);
    return table.incomplete();
  }

  /** How the columns depart from the type's attributes, as far as is certain. */
  private static @Nullable String difference(List<Column> columns, PgType type) {
    List<Column> attributes = type.attributes();
    for (int i = 0; i < Math.min(attributes.size(), columns.size()); i++) {
      SqlType wanted = attributes.get(i).type();
      SqlType has = columns.get(i).type();
      if (!columns.get(i).name().equals(attributes.get(i).name())) {
        return "has other columns than type";
      }
      if (wanted != null && has != null && !wanted.equals(has)) {
        return "has other types of columns than type";
      }
    }
    return columns.size() == attributes.size() ? null : "has not as many columns as type";
  }
}
