package dev.migrationlens.effect;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import java.util.ArrayList;
import java.util.List;

/** Indexes that partitions have because the table they are part of has them. */
final class PartitionIndexes {
  private PartitionIndexes() {}

  /** Every partition gets an index like a new one of its parent, unless it has one. */
  static void spread(Evaluation e, Relation parent, Index index, List<String> names) {
    if (parent.kind() != Relation.Kind.PARTITIONED_TABLE) {
      return;
    }
    for (var entry : e.db.scan(Space.CHILD, Long.toString(parent.id()))) {
      long id = Long.parseLong(((Place) entry.value()).key().name());
      Relation child = e.db.relationById(id);
      if (child != null && child.traits().partition()) {
        copy(e, parent, index, child, names);
      }
    }
  }

  /** A new partition gets what its parent has. */
  static void adopt(Evaluation e, Relation parent, Relation child) {
    for (Index index : e.db.indexes(parent.id())) {
      List<String> names = index.constraint() == null ? Indexes.partNames(parent, index) : null;
      if (names != null) {
        copy(e, parent, index, child, names);
      }
    }
  }

  private static void copy(
      Evaluation e, Relation parent, Index index, Relation child, List<String> names) {
    List<Integer> columns = numbers(parent, index.columns(), child);
    for (Index there : e.db.indexes(child.id())) {
      if (there.constraint() == null
          && there.columns().equals(columns)
          && there.unique() == index.unique()
          && there.method().equals(index.method())) {
        return;
      }
    }
    String name = AutoNames.relation(e, child, AutoNames.columns(names), "idx");
    var made =
        new Index(
            e.db.newId(),
            child.schema(),
            name,
            child.id(),
            index.unique(),
            false,
            index.method(),
            columns,
            numbers(parent, index.including(), child),
            index.keyText(),
            index.predicate(),
            null,
            index.origin());
    Indexes.store(e, made);
    Uses.follow(e, index.id(), made.key(), made.id(), "index " + name, List.of());
    spread(e, child, made, names);
  }

  /** The numbers that columns have in another table. */
  static List<Integer> numbers(Relation parent, List<Integer> columns, Relation child) {
    var numbers = new ArrayList<Integer>();
    for (int number : columns) {
      var there = number == 0 ? null : child.column(parent.names(List.of(number)).get(0));
      numbers.add(there == null ? 0 : there.number());
    }
    return numbers;
  }
}
