package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ALTER TABLE does to one column. */
final class AlterColumns {
  private AlterColumns() {}

  static Relation drop(Evaluation e, Relation table, AlterAction.DropColumn drop) {
    Column column =
        drop.ifExists()
            ? table.column(drop.column().text())
            : Lookup.column(e, table, drop.column());
    if (column == null) {
      return table;
    }
    if (Inherited.refused(e, table, column, "drop", drop.column())) {
      return table;
    }
    var blocking = new ArrayList<String>();
    for (Dependency dependency : e.db.dependents(table.id())) {
      if (!dependency.columns().contains(column.number())) {
        continue;
      }
      boolean ownIndex =
          Drops.partOf(e, dependency, table.id())
              && dependency.dependent().space() == Space.RELATION;
      boolean along = dependency.kind() == Dependency.Kind.AUTO;
      Set<String> needed = new LinkedHashSet<>();
      if (along && !drop.cascade()) {
        Obstacles.blocking(e, dependency.id(), Set.of(table.id()), needed);
      }
      if (!needed.isEmpty()) {
        blocking.addAll(needed);
      } else if (along || drop.cascade() || ownIndex) {
        Drops.remove(e, dependency);
      } else if (Drops.stands(e, dependency)) {
        Obstacles.relyOn(e, dependency);
        blocking.add(Drops.words(e, dependency));
      } else if (Drops.isDoubtful(e, dependency, table.id(), Set.of())) {
        Uncertain.mark(e, "column", column.name());
      }
    }
    List<String> own = ownReferences(table, column);
    if (!drop.cascade()) {
      own.forEach(n -> blocking.add(new Part.ConstraintOf(n).words(table)));
    }
    if (!blocking.isEmpty()) {
      refuse(e, drop.column(), blocking);
      return current(e, table);
    }
    Relation at = current(e, table);
    for (String reference : own) {
      at = at.withoutConstraint(reference);
    }
    return without(e, at, column);
  }

  private static void refuse(Evaluation e, Ident column, List<String> dependents) {
    String shown = String.join(", ", dependents);
    Obstacles.refuse(e, "`" + column.text() + "`", shown, dependents, column);
  }

  /** The foreign keys of other columns of the table that reference this column of it. */
  private static List<String> ownReferences(Relation table, Column column) {
    return table.constraints().stream()
        .filter(c -> c.target() == table.id() && c.targetColumns().contains(column.number()))
        .filter(c -> !c.columns().contains(column.number()))
        .map(TableConstraint::name)
        .toList();
  }

  /** All that needs a column goes with it. */
  static void dropDependents(Evaluation e, Relation table, Column column) {
    for (Dependency dependency : e.db.dependents(table.id())) {
      if (dependency.columns().contains(column.number())) {
        Drops.remove(e, dependency);
      }
    }
  }

  private static Relation current(Evaluation e, Relation table) {
    return e.db.get(table.key()) instanceof Relation now ? now : table;
  }

  /** The table without a column and without its own constraints and indexes on it. */
  static Relation without(Evaluation e, Relation table, Column column) {
    Relation at = table;
    for (TableConstraint constraint : table.constraints()) {
      if (constraint.columns().contains(column.number())) {
        Index index = constraint.isKey() ? Alters.indexOf(e, table, constraint) : null;
        if (index != null) {
          Indexes.remove(e, index);
        }
        AlterConstraints.forgetReference(e, table, constraint);
        at = at.withoutConstraint(constraint.name());
      }
    }
    for (Index index : e.db.indexes(table.id())) {
      if (index.columns().contains(column.number())
          || index.including().contains(column.number())) {
        Indexes.remove(e, index);
      }
    }
    Inheritance.toChildren(
        e,
        table,
        child -> {
          Column own = child.column(column.name());
          return own != null && own.inherited() ? without(e, child, own) : child;
        },
        (before, after) -> {});
    return at.withoutColumn(column.number());
  }

  /** What stands on columns that a failed statement was to change stands on that statement. */
  static void failed(Evaluation e, TableStatement.Alter alter) {
    for (AlterAction action : alter.actions()) {
      Ident name = changed(action);
      if (name == null || !(Lookup.entry(e, alter.name()) instanceof Relation table)) {
        continue;
      }
      Column column = table.column(name.text());
      if (column != null) {
        Relation doubted = table.mapColumn(column.number(), c -> c.madeBy(e.origin(name)));
        e.db.put(doubted.key(), doubted);
        doubtType(e, column, action);
      }
    }
  }

  /** Who drops a type may be refused for a column that has it still. */
  private static void doubtType(Evaluation e, Column column, AlterAction action) {
    SqlType type = column.type();
    PgType own = type == null ? null : e.types().own(type.element());
    if (own != null && action instanceof AlterAction.SetType) {
      Uncertain.mark(e, "type", own.name());
    }
  }

  private static @Nullable Ident changed(AlterAction action) {
    return switch (action) {
      case AlterAction.SetType set -> set.column();
      case AlterAction.SetDefault set -> set.column();
      case AlterAction.SetNotNull set -> set.column();
      case AlterAction.SetExpression set -> set.column();
      case AlterAction.ChangeIdentity change -> change.column();
      default -> null;
    };
  }

  static Relation setDefault(Evaluation e, Relation table, AlterAction.SetDefault set) {
    Column column = Lookup.column(e, table, set.column());
    if (column == null) {
      return table;
    }
    if (column.generation().computed()) {
      e.error(
          "default-does-not-fit",
          SqlState.SYNTAX_ERROR,
          "column `" + column.name() + "` is a generated column",
          set.column());
      return table;
    }
    if (column.generation().identity()) {
      e.error(
          "default-does-not-fit",
          SqlState.SYNTAX_ERROR,
          "column `" + column.name() + "` is an identity column",
          set.column());
      return table;
    }
    if (set.value() == null) {
      return table.mapColumn(column.number(), c -> c.withDefault(null));
    }
    return Columns.setDefault(e, table, column, set.value());
  }

  /** What computes a generated column changes, or goes and leaves the values. */
  static Relation setExpression(Evaluation e, Relation table, AlterAction.SetExpression set) {
    Column column = Lookup.column(e, table, set.column());
    if (column == null) {
      return table;
    }
    if (!column.generation().computed()) {
      if (!set.ifExists()) {
        e.relyOn(column.origin());
        e.error(
            "missing-object",
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
            "column `" + column.name() + "` is not a generated column",
            set.column());
      }
      return table;
    }
    if (set.value() != null) {
      return Columns.generate(e, table, column, set.value());
    }
    if (column.generation() == Column.Generation.VIRTUAL) {
      e.relyOn(column.origin());
      e.error(
          "still-needed",
          SqlState.FEATURE_NOT_SUPPORTED,
          "column `" + column.name() + "` is virtual: without its expression it has no values",
          set.column());
      return table;
    }
    Inheritance.toChildren(
        e, table, child -> ungenerated(child, child.column(column.name())), (before, after) -> {});
    return ungenerated(table, column);
  }

  private static Relation ungenerated(Relation table, @Nullable Column column) {
    return column == null
        ? table
        : table.mapColumn(
            column.number(), c -> c.generated(Column.Generation.NONE).withDefault(null));
  }

  static Relation setNotNull(Evaluation e, Relation table, AlterAction.SetNotNull set) {
    Column column = Lookup.column(e, table, set.column());
    if (column == null) {
      return table;
    }
    if (!set.notNull()) {
      refuseNullable(e, table, column, set);
    }
    return table.mapColumn(column.number(), c -> c.withNotNull(set.notNull()));
  }

  private static void refuseNullable(
      Evaluation e, Relation table, Column column, AlterAction.SetNotNull set) {
    TableConstraint primary = table.primaryKey();
    if (primary != null && primary.columns().contains(column.number())) {
      e.relyOn(primary.origin());
      e.error(
          "still-needed",
          SqlState.INVALID_TABLE_DEFINITION,
          "`" + column.name() + "` is in the primary key and cannot be null",
          set.column());
    } else if (column.generation().identity()) {
      e.error(
          "still-needed",
          SqlState.SYNTAX_ERROR,
          "`" + column.name() + "` is an identity column and cannot be null",
          set.column());
    } else {
      Inherited.refuseNullable(e, table, column, set.column());
    }
  }

  static Relation changeIdentity(Evaluation e, Relation table, AlterAction.ChangeIdentity change) {
    Column column = Lookup.column(e, table, change.column());
    if (column == null) {
      return table;
    }
    Column.Generation wanted =
        change.always() ? Column.Generation.IDENTITY_ALWAYS : Column.Generation.IDENTITY_BY_DEFAULT;
    boolean has = column.generation().identity();
    return switch (change.change()) {
      case ADD -> addIdentity(e, table, column, change, wanted);
      case DROP -> {
        requireIdentity(e, column, has || change.ifExists(), change);
        Relation sequence = Sequences.behind(e, table, column);
        Relation plain = ungenerated(table, column);
        e.db.put(plain.key(), plain);
        if (has && sequence != null) {
          Drops.relation(e, sequence);
        }
        yield plain;
      }
      case SET -> {
        requireIdentity(e, column, has, change);
        boolean generation =
            change.options().stream().anyMatch(o -> o.name().startsWith("generated"));
        yield generation ? table.mapColumn(column.number(), c -> c.generated(wanted)) : table;
      }
    };
  }

  private static void requireIdentity(
      Evaluation e, Column column, boolean ok, AlterAction.ChangeIdentity change) {
    if (!ok) {
      e.error(
          "missing-object",
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "column `" + column.name() + "` is not an identity column",
          change.column());
    }
  }

  private static Relation addIdentity(
      Evaluation e,
      Relation table,
      Column column,
      AlterAction.ChangeIdentity change,
      Column.Generation wanted) {
    if (column.generation().identity() || column.hasDefault() || !column.notNull()) {
      String why =
          column.generation().identity()
              ? "is already an identity column"
              : column.hasDefault() ? "already has a default" : "must be NOT NULL first";
      e.error(
          "already-exists",
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "column `" + column.name() + "` " + why,
          change.column());
    }
    if (column.type() != null && !Columns.isIdentityType(e, column.type())) {
      e.relyOn(column.origin());
      e.error(
          "default-does-not-fit",
          SqlState.INVALID_PARAMETER_VALUE,
          "an identity column must be smallint, integer or bigint",
          change.column());
    }
    Relation at = table.mapColumn(column.number(), c -> c.generated(wanted).withNotNull(true));
    Column now = Objects.requireNonNull(at.column(column.number()));
    Sequences.own(e, at, now, Columns.sequenceName(change.options()));
    return at;
  }
}
