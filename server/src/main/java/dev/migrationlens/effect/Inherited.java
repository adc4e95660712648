package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a table and those that inherit from it can only change together. */
final class Inherited {
  private static final String TOGETHER =
      "the tables that inherit from it must change with it: no ONLY here";

  private Inherited() {}

  /** A column that a parent has too, or that says into which partition a row goes. */
  static boolean refused(Evaluation e, Relation table, Column column, String verb, Node at) {
    return refused(e, table, reason(e, table, column), verb + " `" + column.name() + "`", at);
  }

  /** A name that a parent gave, or that children have too. */
  static boolean refusesRename(
      Evaluation e, Relation table, Column column, ObjectStatement.Rename rename) {
    String why = fromParent(e, table, column);
    if (why == null && rename.only() && hasChildren(e, table)) {
      why = TOGETHER;
    }
    return refused(e, table, why, "rename `" + column.name() + "`", rename.target().name());
  }

  static boolean refusesRename(
      Evaluation e, Relation table, TableConstraint constraint, ObjectStatement.Rename rename) {
    String why = fromParent(e, table, constraint);
    if (why == null && rename.only() && isShared(constraint) && hasChildren(e, table)) {
      why = TOGETHER;
    }
    return refused(e, table, why, "rename `" + constraint.name() + "`", rename.target().name());
  }

  static boolean refusesDrop(Evaluation e, Relation table, TableConstraint constraint, Node at) {
    String why = fromParent(e, table, constraint);
    return refused(e, table, why, "drop `" + constraint.name() + "`", at);
  }

  /** What a parent's column takes or refuses, the children's do too. */
  static void follow(Evaluation e, Relation table, AlterAction.SetNotNull set) {
    Inheritance.toChildren(
        e,
        table,
        child -> {
          Column own = child.column(set.column().text());
          return own == null || !(set.notNull() || own.inherited())
              ? child
              : child.mapColumn(own.number(), c -> c.withNotNull(set.notNull()));
        },
        (before, after) -> {});
  }

  /** A NOT NULL of what is partitioned is every partition's. */
  static void refuseNullable(Evaluation e, Relation table, Column column, Node at) {
    for (long id : table.traits().partition() ? table.parents() : List.<Long>of()) {
      Relation parent = e.db.relationById(id);
      Column theirs = parent == null ? null : parent.column(column.name());
      if (parent != null && theirs != null && theirs.notNull() && column.notNull()) {
        refused(
            e,
            parent,
            "`" + parent.name() + "` has it NOT NULL",
            "make `" + column.name() + "` nullable",
            at);
        return;
      }
    }
  }

  static boolean isShared(TableConstraint constraint) {
    return constraint.kind() == TableConstraint.Kind.CHECK && !constraint.details().noInherit();
  }

  private static @Nullable String fromParent(
      Evaluation e, Relation table, TableConstraint constraint) {
    for (long id : isShared(constraint) ? table.parents() : List.<Long>of()) {
      Relation parent = e.db.relationById(id);
      TableConstraint theirs = parent == null ? null : parent.constraint(constraint.name());
      if (parent != null && theirs != null && isShared(theirs)) {
        e.relyOn(theirs.origin());
        return "it is inherited from `" + parent.name() + "`";
      }
    }
    return null;
  }

  /** Whether a table has a constraint only because its parent has it. */
  static boolean isGiven(Relation child, String name) {
    TableConstraint own = child.constraint(name);
    return own != null && (own.details().inherited() || !isShared(own));
  }

  /** What ONLY takes away from a parent becomes its children's own. */
  static void leave(Evaluation e, Relation table, AlterAction action) {
    for (Relation child : children(e, table)) {
      Relation after =
          switch (action) {
            case AlterAction.DropColumn drop -> {
              Column own = child.column(drop.column().text());
              yield own == null ? child : child.mapColumn(own.number(), c -> c.inherited(false));
            }
            case AlterAction.DropConstraint drop ->
                child.withConstraints(
                    child.constraints().stream()
                        .map(c -> c.name().equals(drop.name().text()) ? c.inherited(false) : c)
                        .toList());
            default -> child;
          };
      e.db.put(after.key(), after);
    }
  }

  /** A column that children have already has the same type there. */
  static boolean refusesType(Evaluation e, Relation table, Column column, Node at) {
    for (Relation child : children(e, table)) {
      Column own = child.column(column.name());
      if (own != null && differ(column.type(), own.type())) {
        e.relyOn(own.origin());
        e.error(
            "default-does-not-fit",
            SqlState.DATATYPE_MISMATCH,
            "`" + column.name() + "` of `" + child.name() + "` is of another type",
            at);
        return true;
      }
    }
    return false;
  }

  /** A child's own check that its children shall not have is no parent's. */
  static void refuseMerge(Evaluation e, Relation table, TableConstraint made, Node at) {
    for (Relation child : children(e, table)) {
      TableConstraint own = child.constraint(made.name());
      if (own != null && own.details().noInherit()) {
        e.relyOn(own.origin());
        e.error(
            "already-exists",
            SqlState.INVALID_OBJECT_DEFINITION,
            "`" + made.name() + "` is NO INHERIT in `" + child.name() + "`",
            at);
        return;
      }
    }
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
    if (refusesPartitioned(e, table, action)) {
      return true;
    }
    if (!alter.only() || !hasChildren(e, table)) {
      return false;
    }
    boolean together =
        switch (action) {
          case AlterAction.AddColumn add -> table.column(add.column().name().text()) == null;
          case AlterAction.DropColumn drop -> table.kind() == Relation.Kind.PARTITIONED_TABLE;
          case AlterAction.SetType set -> true;
          case AlterAction.AddConstraint add ->
              add.constraint() instanceof Constraint.Check check && !check.timing().noInherit();
          case AlterAction.SetNotNull set -> isPartitionedBy(table, set);
          default -> false;
        };
    if (together) {
      e.error("still-needed", SqlState.INVALID_TABLE_DEFINITION, TOGETHER, action);
    }
    return together;
  }

  /** What PostgreSQL has for tables with rows of their own alone. */
  private static boolean refusesPartitioned(Evaluation e, Relation table, AlterAction action) {
    if (table.kind() != Relation.Kind.PARTITIONED_TABLE) {
      return false;
    }
    SqlState state =
        switch (action) {
          case AlterAction.AddConstraint add when add.constraint() instanceof Constraint.Check c ->
              c.timing().noInherit() ? SqlState.INVALID_TABLE_DEFINITION : null;
          case AlterAction.Inherit inherit -> SqlState.WRONG_OBJECT_TYPE;
          case AlterAction.SetOptions options when options.what().endsWith("logged") ->
              SqlState.WRONG_OBJECT_TYPE;
          default -> null;
        };
    if (state != null) {
      e.relyOn(table.origin());
      e.error(
          "relation-kind-differs",
          state,
          "not possible: `" + table.name() + "` is partitioned",
          action);
    }
    return state != null;
  }

  /** Whether partitions would have to change too. */
  private static boolean isPartitionedBy(Relation table, AlterAction.SetNotNull set) {
    Column column = table.column(set.column().text());
    return table.kind() == Relation.Kind.PARTITIONED_TABLE
        && column != null
        && set.notNull()
        && !column.notNull();
  }

  private static boolean hasChildren(Evaluation e, Relation table) {
    List<Relation> children = children(e, table);
    if (!children.isEmpty()) {
      e.relyOn(children.get(0).origin());
    }
    return !children.isEmpty();
  }

  private static List<Relation> children(Evaluation e, Relation table) {
    var children = new ArrayList<Relation>();
    for (var entry : e.db.scan(Space.CHILD, Long.toString(table.id()))) {
      Relation child = e.db.relationById(Long.parseLong(entry.key().name()));
      if (child != null && child.parents().contains(table.id())) {
        children.add(child);
      }
    }
    return children;
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

  static boolean differ(@Nullable SqlType one, @Nullable SqlType other) {
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
