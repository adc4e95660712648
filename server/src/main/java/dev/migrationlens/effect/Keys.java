package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.TableConstraint.Kind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PRIMARY KEY and UNIQUE. */
final class Keys {
  private Keys() {}

  static Relation add(Evaluation e, Relation table, Constraint.Key key, @Nullable Ident on) {
    if (key.primary() && refuseSecond(e, table, key)) {
      return table;
    }
    if (key.usingIndex() != null) {
      return usingIndex(e, table, key, key.usingIndex());
    }
    List<Ident> names = on != null ? List.of(on) : key.columns();
    refuseTwice(e, names);
    List<Integer> columns = Constraints.numbers(e, table, names, "key");
    if (columns.size() < names.size()) {
      return table;
    }
    names.forEach(name -> Indexes.refuseVirtual(e, table.column(name.text()), name));
    coverPartitionKey(e, table, key, columns);
    var named = new ArrayList<>(names);
    named.addAll(key.including());
    String name = name(e, table, key, named);
    List<Integer> including = Constraints.numbers(e, table, key.including(), "include");
    var uses = new Uses();
    IndexClasses.require(e, table, names, key.withoutOverlaps() ? "gist" : "btree", uses);
    uses.record(e, table.key(), table.id(), new Part.ConstraintOf(name));
    Indexes.forConstraint(
        e,
        table,
        name,
        columns,
        including,
        new Indexes.Form(true, key.primary(), key.withoutOverlaps() ? "gist" : "btree"),
        e.origin(key));
    Relation at = key.primary() ? withNotNull(table, columns) : table;
    return at.withConstraint(
        Constraints.made(
            e, name, key.primary() ? Kind.PRIMARY_KEY : Kind.UNIQUE, columns, key, e.source(key)));
  }

  /**
   * The key that this CREATE TABLE has made already on the same columns: PostgreSQL makes one index
   * of both without a word, as UNIQUE on the columns of the primary key.
   */
  static @Nullable TableConstraint same(
      Evaluation e, Relation table, Constraint.Key key, @Nullable Ident on) {
    List<Ident> columns = on != null ? List.of(on) : key.columns();
    List<String> names = columns.stream().map(Ident::text).toList();
    if (key.primary() || key.usingIndex() != null || key.nullsNotDistinct()) {
      return null;
    }
    for (TableConstraint made : table.constraints()) {
      if (made.isKey()
          && made.origin().step() == e.db.step()
          && made.deferrable() == key.timing().deferrable()
          && key.including().isEmpty()
          && table.names(made.columns()).equals(names)) {
        return made;
      }
    }
    return null;
  }

  /** The first of two equal keys takes the other's name if it was given none itself. */
  static Relation merge(
      Evaluation e, Relation table, TableConstraint made, @Nullable Ident otherName) {
    String text = made.text() == null ? "" : made.text();
    boolean named = text.regionMatches(true, 0, "constraint", 0, "constraint".length());
    if (named
        || otherName == null
        || !(e.db.relationEntry(table.schema(), made.name()) instanceof Index index)) {
      return table;
    }
    Indexes.rename(e, index, otherName.text(), otherName.text());
    return table.withoutConstraint(made.name()).withConstraint(made.named(otherName.text()));
  }

  private static String name(Evaluation e, Relation table, Constraint.Key key, List<Ident> names) {
    if (key.name() == null) {
      return key.primary()
          ? AutoNames.relation(e, table, null, "pkey")
          : AutoNames.relation(
              e, table, AutoNames.columns(names.stream().map(Ident::text).toList()), "key");
    }
    String name = key.name().text();
    TableConstraint there = table.constraint(name);
    var relation = e.db.relationEntry(table.schema(), name);
    if (relation != null) {
      // The index comes first, so PostgreSQL speaks of a relation.
      Created.exists(
          e, SqlState.DUPLICATE_TABLE, "relation `" + name + "`", key.name(), relation.origin());
    } else if (there != null) {
      Constraints.named(e, table, key.name());
    }
    return name;
  }

  private static boolean refuseSecond(Evaluation e, Relation table, Constraint.Key key) {
    TableConstraint there = table.primaryKey();
    if (there == null || e.uncertain("constraint", there.name())) {
      return false;
    }
    e.relyOn(there.origin());
    e.error(
        "second-primary-key",
        SqlState.INVALID_TABLE_DEFINITION,
        "`" + table.name() + "` already has a primary key, `" + there.name() + "`",
        key);
    return true;
  }

  private static void refuseTwice(Evaluation e, List<Ident> names) {
    var seen = new HashSet<String>();
    for (Ident name : names) {
      if (!seen.add(name.text())) {
        e.error(
            "already-exists",
            SqlState.DUPLICATE_COLUMN,
            "column `" + name.text() + "` appears twice in the key",
            name);
      }
    }
  }

  /** A key of a partitioned table must contain the columns it is partitioned by. */
  static void coverPartitionKey(Evaluation e, Relation table, Node key, List<Integer> columns) {
    if (table.kind() != Relation.Kind.PARTITIONED_TABLE) {
      return;
    }
    for (int number : table.traits().partitionColumns()) {
      Column column = table.column(number);
      if (number != 0 && column != null && !columns.contains(number)) {
        e.error(
            "key-target-not-unique",
            SqlState.FEATURE_NOT_SUPPORTED,
            "a key of partitioned `" + table.name() + "` must contain `" + column.name() + "`",
            key);
        return;
      }
    }
  }

  static Relation withNotNull(Relation table, List<Integer> columns) {
    Relation at = table;
    for (int number : columns) {
      at = at.mapColumn(number, c -> c.withNotNull(true));
    }
    return at;
  }

  private static Relation usingIndex(
      Evaluation e, Relation table, Constraint.Key key, Ident indexName) {
    var found = Lookup.entry(e, new ObjectName(List.of(indexName)));
    if (found == null) {
      found = e.db.relationEntry(table.schema(), indexName.text());
    }
    if (!(found instanceof Index index)) {
      if (found == null && !e.mayBeThere("relation", indexName.text())) {
        e.report(
            new Problem(
                "missing-object",
                SqlState.UNDEFINED_OBJECT,
                "index `" + indexName.text() + "` does not exist",
                indexName.span(),
                new Sought(
                    Sought.What.RELATION,
                    null,
                    List.of(table.schema()),
                    indexName.text(),
                    List.of()),
                Map.of()));
      }
      return table;
    }
    e.relyOn(index.origin());
    if (!index.unique() || index.predicate() != null || index.columns().contains(0)) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "index `" + index.name() + "` is not unique over all rows by columns",
          indexName);
      return table;
    }
    String name = key.name() == null ? index.name() : key.name().text();
    Constraints.named(e, table, key.name());
    Indexes.rename(e, index, name, name);
    var columns = new ArrayList<>(index.columns());
    columns.removeIf(c -> c == 0);
    Relation at = key.primary() ? withNotNull(table, columns) : table;
    return at.withConstraint(
        Constraints.made(
            e, name, key.primary() ? Kind.PRIMARY_KEY : Kind.UNIQUE, columns, key, e.source(key)));
  }
}
