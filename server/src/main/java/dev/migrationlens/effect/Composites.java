package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ALTER TYPE … ATTRIBUTE. */
final class Composites {
  private Composites() {}

  static void alter(Evaluation e, TableStatement.Alter alter) {
    PgType type = require(e, alter.name());
    if (type == null) {
      return;
    }
    List<Column> attributes = new ArrayList<>(type.attributes());
    for (AlterAction action : alter.actions()) {
      apply(e, type, attributes, action);
    }
    e.db.put(type.key(), type.withAttributes(attributes));
  }

  /** PostgreSQL looks for the attributes of a type as it does for a table. */
  private static @Nullable PgType require(Evaluation e, ObjectName name) {
    PgType found = DropStatements.findType(e, name);
    if (found != null) {
      e.relyOn(found.origin());
      return isComposite(e, found, name) ? found : null;
    }
    if (Lookup.entry(e, name) instanceof Relation other) {
      e.relyOn(other.origin());
      refuse(e, SqlState.WRONG_OBJECT_TYPE, name);
    } else if (!Lookup.reportMissingSchema(e, name.schema()) && !Lookup.mayExist(e, "type", name)) {
      DropStatements.missing(
          e, name, Sought.What.TYPE, "type", SqlState.UNDEFINED_TABLE, "missing-type");
    }
    return null;
  }

  private static boolean isComposite(Evaluation e, PgType type, Node at) {
    if (type.kind() != PgType.Kind.COMPOSITE) {
      refuse(e, SqlState.UNDEFINED_TABLE, at);
    }
    return type.kind() == PgType.Kind.COMPOSITE;
  }

  private static void refuse(Evaluation e, SqlState state, Node at) {
    String words = "`" + e.source(at) + "` is no composite type and has no attributes";
    e.error("relation-kind-differs", state, words, at);
  }

  private static void apply(
      Evaluation e, PgType type, List<Column> attributes, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add -> add(e, type, attributes, add);
      case AlterAction.DropColumn drop -> {
        boolean found = attributes.removeIf(a -> a.name().equals(drop.column().text()));
        if (!found && !drop.ifExists()) {
          missing(e, type, drop.column());
        }
      }
      case AlterAction.SetType set -> {
        SqlType typed = e.types().resolve(set.type());
        int at = indexOf(attributes, set.column().text());
        if (at < 0) {
          missing(e, type, set.column());
        } else if (!refusedByRows(e, type, set.column())) {
          attributes.set(at, attributes.get(at).typed(typed.isUnsure() ? null : typed));
        }
      }
      default -> {}
    }
  }

  /** Rows that tables hold are not written anew for it. */
  private static boolean refusedByRows(Evaluation e, PgType type, Ident attribute) {
    for (Dependency dependency : e.db.dependents(type.id())) {
      if (e.db.byId(dependency.id()) instanceof Relation table
          && table.kind().isTable()
          && Drops.stands(e, dependency)
          && table.columns().stream().anyMatch(c -> isOf(c, type))) {
        e.relyOn(table.origin());
        e.error(
            "still-needed",
            SqlState.FEATURE_NOT_SUPPORTED,
            "cannot retype `"
                + attribute.text()
                + "`: table `"
                + table.name()
                + "` holds such rows",
            attribute);
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Column column, PgType type) {
    SqlType its = column.type();
    return its != null
        && type.name().equals(its.name())
        && type.schema().equals(its.qualifiedName().schema());
  }

  private static void add(
      Evaluation e, PgType type, List<Column> attributes, AlterAction.AddColumn add) {
    Ident name = add.column().name();
    if (indexOf(attributes, name.text()) >= 0) {
      Created.exists(
          e, SqlState.DUPLICATE_COLUMN, "attribute `" + name.text() + "`", name, type.origin());
      return;
    }
    SqlType typed =
        add.column().type() == null ? SqlType.UNSURE : e.types().resolve(add.column().type());
    int number = attributes.stream().mapToInt(Column::number).max().orElse(0) + 1;
    attributes.add(
        new Column(
            number,
            name.text(),
            typed.isUnsure() ? null : typed,
            false,
            null,
            Column.Generation.NONE,
            false,
            e.origin(name)));
  }

  static void renameAttribute(Evaluation e, PgType type, Ident from, Ident to) {
    e.relyOn(type.origin());
    if (!isComposite(e, type, from)) {
      return;
    }
    var attributes = new ArrayList<>(type.attributes());
    int at = indexOf(attributes, from.text());
    if (at < 0) {
      missing(e, type, from);
      return;
    }
    if (indexOf(attributes, to.text()) >= 0) {
      Created.exists(
          e, SqlState.DUPLICATE_COLUMN, "attribute `" + to.text() + "`", to, type.origin());
      return;
    }
    attributes.set(at, attributes.get(at).named(to.text()));
    e.db.put(type.key(), type.withAttributes(attributes));
  }

  private static int indexOf(List<Column> attributes, String name) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static void missing(Evaluation e, PgType type, @Nullable Ident name) {
    if (name != null) {
      e.error(
          "missing-column",
          SqlState.UNDEFINED_COLUMN,
          "type `" + type.name() + "` has no attribute `" + name.text() + "`",
          name);
    }
  }
}
