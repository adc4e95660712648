package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.TableStatement;
import org.jspecify.annotations.Nullable;

/** What a table and those that inherit from it can only change together. */
final class Inherited {
  private Inherited() {}

  /** A column that a parent has too, or that says into which partition a row goes. */
  static boolean refused(Evaluation e, Relation table, Column column, String verb, Node at) {
    return refused(e, table, reason(e, table, column), verb + " `" + column.name() + "`", at);
  }

  /** A name that a parent gave. */
  static boolean refusesRename(Evaluation e, Relation table, Column column, Node at) {
    String why = fromParent(e, table, column);
    return refused(e, table, why, "rename `" + column.name() + "`", at);
  }

  private static boolean refused(
      Evaluation e, Relation table, @Nullable String why, String deed, Node at) {
    if (why == null) {
      return false;
    }
    e.relyOn(table.origin());
    e.error("still-needed", SqlState.INVALID_TABLE_DEFINITION, "cannot " + deed + ": " + why, at);
    return true;
  }

  private static @Nullable String reason(Evaluation e, Relation table, Column column) {
    String parent = fromParent(e, table, column);
    if (parent != null) {
      return parent;
    }
    return table.traits().partitionColumns().contains(column.number())
        ? "`" + table.name() + "` is partitioned by it"
        : null;
  }

  private static @Nullable String fromParent(Evaluation e, Relation table, Column column) {
    for (long id : table.parents()) {
      Relation parent = e.db.relationById(id);
      if (parent != null && parent.column(column.name()) != null) {
        e.relyOn(parent.origin());
        return "it is inherited from `" + parent.name() + "`";
      }
    }
    return null;
  }

  /** ONLY leaves those out that must change as well. */
  static boolean refusesOnly(
      Evaluation e, Relation table, TableStatement.Alter alter, AlterAction action) {
    if (!alter.only() || !hasChildren(e, table)) {
      return false;
    }
    boolean together =
        switch (action) {
          case AlterAction.AddColumn add -> table.column(add.column().name().text()) == null;
          case AlterAction.DropColumn drop -> table.kind() == Relation.Kind.PARTITIONED_TABLE;
          case AlterAction.SetType set -> true;
          default -> false;
        };
    if (together) {
      e.error(
          "still-needed",
          SqlState.INVALID_TABLE_DEFINITION,
          "the tables that inherit from `" + table.name() + "` must change with it: no ONLY here",
          action);
    }
    return together;
  }

  private static boolean hasChildren(Evaluation e, Relation table) {
    for (var entry : e.db.scan(Space.CHILD, Long.toString(table.id()))) {
      long id = Long.parseLong(entry.key().name());
      Relation child = e.db.relationById(id);
      if (child != null && child.parents().contains(table.id())) {
        e.relyOn(child.origin());
        return true;
      }
    }
    return false;
  }

  /** Whether a table may become a child of another: it has its columns and checks already. */
  static boolean refusesChild(
      Evaluation e, Relation parent, Relation child, AlterAction at, boolean partition) {
    if (!child.complete() || !parent.complete()) {
      return false;
    }
    String why = difference(e, parent, child);
    if (why == null && partition) {
      why = extra(parent, child);
    }
    if (why == null) {
      return false;
    }
    e.relyOn(child.origin());
    e.relyOn(parent.origin());
    e.error("missing-column", SqlState.DATATYPE_MISMATCH, why, at);
    return true;
  }

  private static @Nullable String difference(Evaluation e, Relation parent, Relation child) {
    for (Column column : parent.columns()) {
      Column own = child.column(column.name());
      if (own == null) {
        return "`" + child.name() + "` lacks column `" + column.name() + "`";
      }
      if (differ(column.type(), own.type())) {
        return "`" + column.name() + "` of `" + child.name() + "` is of another type";
      }
      if (column.notNull() && !own.notNull()) {
        return "`" + column.name() + "` of `" + child.name() + "` must be NOT NULL";
      }
    }
    for (TableConstraint check : parent.constraints()) {
      boolean needed = check.kind() == TableConstraint.Kind.CHECK && !check.details().noInherit();
      if (needed
          && child.constraint(check.name()) == null
          && !e.uncertain("constraint", check.name())) {
        return "`" + child.name() + "` lacks constraint `" + check.name() + "`";
      }
    }
    return null;
  }

  private static boolean differ(@Nullable SqlType one, @Nullable SqlType other) {
    return one != null
        && other != null
        && !one.isUnsure()
        && !other.isUnsure()
        && !(one.name().equals(other.name()) && one.array() == other.array());
  }

  private static @Nullable String extra(Relation parent, Relation child) {
    for (Column own : child.columns()) {
      if (parent.column(own.name()) == null) {
        return "`" + child.name() + "` has a column `" + own.name() + "` that its parent lacks";
      }
    }
    return null;
  }
}
