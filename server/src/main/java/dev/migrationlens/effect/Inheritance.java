package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TableStatement.LikeElement;
import dev.migrationlens.syntax.ast.TableStatement.LikeOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** What tables take over from others: INHERITS, PARTITION OF, LIKE. */
final class Inheritance {
  private Inheritance() {}

  /** The child with its parent's columns, checks and (for a partition) keys. */
  static Relation adopt(Evaluation e, Relation child, Relation parent) {
    Relation at = child;
    for (Column column : parent.columns()) {
      if (at.column(column.name()) == null) {
        at = at.withColumn(inherited(column, at).numbered(at.lastNumber() + 1).inherited(true));
      }
    }
    for (TableConstraint constraint : parent.constraints()) {
      at = adopt(e, at, parent, constraint);
    }
    var parents = new ArrayList<>(at.parents());
    parents.add(parent.id());
    at = at.withParents(parents);
    return parent.complete() ? at : at.incomplete();
  }

  /** Only partitions share their parent's identity. */
  private static Column inherited(Column column, Relation child) {
    return column.generation().identity() && !child.traits().partition()
        ? column.generated(Column.Generation.NONE)
        : column;
  }

  private static Relation adopt(
      Evaluation e, Relation child, Relation parent, TableConstraint constraint) {
    if (child.constraint(constraint.name()) != null && !constraint.isKey()) {
      // A partition's own check becomes its parent's; other children keep it as theirs too.
      boolean merged =
          constraint.kind() == TableConstraint.Kind.CHECK && child.traits().partition();
      return merged
          ? child
              .withoutConstraint(constraint.name())
              .withConstraint(given(constraint, constraint.name(), parent, child))
          : child;
    }
    return switch (constraint.kind()) {
      case CHECK ->
          constraint.details().noInherit()
              ? child
              : child.withConstraint(given(constraint, constraint.name(), parent, child));
      case PRIMARY_KEY, UNIQUE, EXCLUSION ->
          child.traits().partition() ? adoptKey(e, child, parent, constraint) : child;
      case FOREIGN_KEY ->
          child.traits().partition()
              ? child.withConstraint(given(constraint, constraint.name(), parent, child))
              : child;
      case NOT_NULL -> child;
    };
  }

  private static Relation adoptKey(
      Evaluation e, Relation child, Relation parent, TableConstraint constraint) {
    boolean primary = constraint.kind() == TableConstraint.Kind.PRIMARY_KEY;
    for (TableConstraint own : child.constraints()) {
      boolean attached = own.kind() == constraint.kind() && child.traits().partition();
      if (attached && child.names(own.columns()).equals(parent.names(constraint.columns()))) {
        return child;
      }
    }
    String columns = primary ? null : AutoNames.columns(namesOfIndex(e, parent, constraint));
    String name = AutoNames.relation(e, child, columns, primary ? "pkey" : "key");
    TableConstraint own = renumber(constraint, name, parent, child);
    Indexes.forConstraint(
        e,
        child,
        name,
        own.columns(),
        List.of(),
        new Indexes.Form(true, primary, "btree"),
        child.origin());
    return child.withConstraint(own);
  }

  private static Relation exclusion(
      Evaluation e, Relation table, Relation model, TableConstraint constraint) {
    List<String> names = exclusionNames(String.valueOf(constraint.text()));
    if (names.isEmpty()) {
      return table;
    }
    String name = AutoNames.relation(e, table, AutoNames.columns(names), "excl");
    TableConstraint own = renumber(constraint, name, model, table);
    for (Index index : e.db.indexes(model.id())) {
      if (constraint.name().equals(index.constraint())) {
        var form = new Indexes.Form(false, false, index.method());
        Indexes.forConstraint(e, table, name, own.columns(), List.of(), form, table.origin());
      }
    }
    return table.withConstraint(own);
  }

  /** What an index calls the parts of an exclusion constraint; nothing where it is not readable. */
  private static List<String> exclusionNames(String text) {
    return Parser.parse("create table t (" + text + ")").statement()
                instanceof TableStatement.CreateTable create
            && create.elements().get(0) instanceof TableStatement.ConstraintElement element
            && element.constraint() instanceof Constraint.Exclusion exclusion
        ? exclusion.elements().stream().map(AutoNames::element).toList()
        : List.of();
  }

  /** An index keeps its columns' names of the time when it was made. */
  private static List<String> namesOfIndex(
      Evaluation e, Relation parent, TableConstraint constraint) {
    for (Index index : e.db.indexes(parent.id())) {
      if (constraint.name().equals(index.constraint()) && !index.keyText().contains("(")) {
        var names = new ArrayList<>(List.of(index.keyText().split(", ")));
        names.addAll(parent.names(index.including()));
        return names;
      }
    }
    return parent.names(constraint.columns());
  }

  private static TableConstraint renumber(
      TableConstraint constraint, String name, Relation from, Relation to) {
    List<Integer> numbers = PartitionIndexes.numbers(from, constraint.columns(), to);
    if (constraint.kind() != TableConstraint.Kind.EXCLUSION) {
      numbers = numbers.stream().filter(n -> n > 0).toList();
    }
    return new TableConstraint(
        name,
        constraint.kind(),
        numbers,
        constraint.target(),
        constraint.targetColumns(),
        constraint.text(),
        constraint.validated(),
        constraint.deferrable(),
        constraint.details(),
        constraint.origin());
  }

  private static TableConstraint given(
      TableConstraint constraint, String name, Relation from, Relation to) {
    return renumber(constraint, name, from, to).inherited(true);
  }

  /** The table with what LIKE copies. */
  static Relation like(Evaluation e, Relation table, LikeElement like) {
    Relation model = Lookup.relation(e, like.table());
    if (model == null) {
      return table.incomplete();
    }
    Relation at = table;
    for (Column column : model.columns()) {
      at = copy(e, at, column, like);
    }
    if (includes(like, "CONSTRAINTS")) {
      for (TableConstraint constraint : model.constraints()) {
        if (constraint.kind() == TableConstraint.Kind.CHECK) {
          at = at.withConstraint(renumber(constraint, constraint.name(), model, at));
        }
      }
    }
    if (includes(like, "INDEXES")) {
      at = copyIndexes(e, at, model);
    }
    return model.complete() ? at : at.incomplete();
  }

  private static Relation copy(Evaluation e, Relation table, Column column, LikeElement like) {
    if (table.column(column.name()) != null) {
      Created.exists(
          e, SqlState.DUPLICATE_COLUMN, "column `" + column.name() + "`", like, table.origin());
      return table;
    }
    Column copied = column.numbered(table.lastNumber() + 1);
    boolean computed = column.generation().computed();
    if (computed ? !includes(like, "GENERATED") : !includes(like, "DEFAULTS")) {
      copied = copied.withDefault(null);
    }
    if (computed && !includes(like, "GENERATED")) {
      copied = copied.generated(Column.Generation.NONE);
    }
    if (column.generation().identity()) {
      if (includes(like, "IDENTITY")) {
        Sequences.own(e, table, copied);
      } else {
        copied = copied.generated(Column.Generation.NONE);
      }
    }
    return table.withColumn(copied);
  }

  private static boolean includes(LikeElement like, String what) {
    boolean included = false;
    for (LikeOption option : like.options()) {
      if (option.what().equals(what) || option.what().equals("ALL")) {
        included = option.including();
      }
    }
    return included;
  }

  private static Relation copyIndexes(Evaluation e, Relation table, Relation model) {
    Relation at = table;
    for (TableConstraint constraint : model.constraints()) {
      if (constraint.isKey()) {
        at = adoptKey(e, at, model, constraint);
      } else if (constraint.kind() == TableConstraint.Kind.EXCLUSION) {
        at = exclusion(e, at, model, constraint);
      }
    }
    for (Index index : e.db.indexes(model.id())) {
      List<String> names = index.constraint() == null ? Indexes.partNames(model, index) : null;
      if (names != null) {
        copyIndex(e, at, model, index, names);
      }
    }
    return at;
  }

  private static void copyIndex(
      Evaluation e, Relation table, Relation model, Index index, List<String> names) {
    String name = AutoNames.relation(e, table, AutoNames.columns(names), "idx");
    Indexes.store(
        e,
        new Index(
            e.db.newId(),
            table.schema(),
            name,
            table.id(),
            index.unique(),
            false,
            index.method(),
            PartitionIndexes.numbers(model, index.columns(), table),
            PartitionIndexes.numbers(model, index.including(), table),
            index.keyText(),
            index.predicate(),
            null,
            table.origin()));
  }

  /** Partitions get a key or a reference that the table they are part of gets. */
  static void toPartitions(Evaluation e, Relation parent, TableConstraint made) {
    for (var entry : e.db.scan(Space.CHILD, Long.toString(parent.id()))) {
      Relation child = e.db.relationById(Long.parseLong(((Place) entry.value()).key().name()));
      if (child != null && child.traits().partition()) {
        Relation changed = adopt(e, child, parent, made);
        if (changed.constraints().size() > child.constraints().size()) {
          Relation stored =
              made.kind() == TableConstraint.Kind.PRIMARY_KEY
                  ? Keys.withNotNull(
                      changed,
                      changed.constraints().get(changed.constraints().size() - 1).columns())
                  : changed;
          e.db.put(stored.key(), stored);
          toPartitions(e, stored, stored.constraints().get(stored.constraints().size() - 1));
        }
      }
    }
  }

  /** Lets every relation that inherits from this one change as well. */
  static void toChildren(
      Evaluation e,
      Relation parent,
      UnaryOperator<Relation> change,
      BiConsumer<Relation, Relation> then) {
    for (var entry : e.db.scan(Space.CHILD, Long.toString(parent.id()))) {
      long id = Long.parseLong(((Place) entry.value()).key().name());
      Relation child = e.db.relationById(id);
      if (child != null) {
        Relation changed = change.apply(child);
        e.db.put(child.key(), changed);
        then.accept(child, changed);
        toChildren(e, changed, change, then);
      }
    }
  }

  /** The key under which a child is listed. */
  static Key childKey(long parent, long child) {
    return Key.of(Space.CHILD, parent, Long.toString(child));
  }
}
