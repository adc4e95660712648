package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * PostgreSQL keeps expressions and queries as trees, which know no names: what is renamed has its
 * new name in all of them. Here they are texts, and are told anew.
 */
final class Retold {
  private Retold() {}

  /** A table after one of its columns was renamed, with the new name in its own expressions. */
  static Relation column(Relation table, String from, String to) {
    return own(table, text -> TextNames.column(text, table, from, to, true, name -> false));
  }

  /** The same in indexes, policies and views. */
  static void dependents(Evaluation e, Relation table, String from, String to) {
    for (Index index : e.db.indexes(table.id())) {
      told(e, index, text -> TextNames.column(text, table, from, to, true, name -> false));
    }
    Predicate<String> owns = name -> owns(e, table, name, from);
    policies(e, table, text -> TextNames.column(text, table, from, to, true, owns));
    views(e, table, text -> TextNames.column(text, table, from, to, false, owns));
  }

  /** Whether another relation of that name has such a column. */
  private static boolean owns(Evaluation e, Relation table, String name, String column) {
    return Stream.concat(Stream.of(table.schema()), Lookup.visible(e).stream())
        .anyMatch(
            schema ->
                e.db.relationEntry(schema, name) instanceof Relation other
                    && other.column(column) != null);
  }

  /** A renamed table in its own expressions, its policies and the views that read it. */
  static Relation table(Evaluation e, Relation moved, String from) {
    UnaryOperator<String> telling = text -> TextNames.table(text, from, moved.name());
    policies(e, moved, telling);
    views(e, moved, telling);
    Relation told = own(moved, telling);
    if (!told.equals(moved)) {
      e.db.put(told.key(), told);
    }
    return told;
  }

  private static Relation own(Relation table, UnaryOperator<String> telling) {
    Relation told =
        table.withConstraints(table.constraints().stream().map(c -> told(c, telling)).toList());
    for (Column column : table.columns()) {
      String text = column.defaultText();
      if (text != null && column.generation().computed()) {
        told = told.mapColumn(column.number(), c -> c.withDefault(telling.apply(text)));
      }
    }
    return told;
  }

  private static TableConstraint told(TableConstraint constraint, UnaryOperator<String> telling) {
    String text = constraint.text();
    return text == null || constraint.kind() == TableConstraint.Kind.FOREIGN_KEY
        ? constraint
        : constraint.saying(telling.apply(text));
  }

  /** A constraint's index is told by its constraint; its own column names never change. */
  private static void told(Evaluation e, Index index, UnaryOperator<String> telling) {
    String condition = index.predicate();
    if (index.constraint() != null) {
      return;
    }
    Index told =
        index.saying(
            telling.apply(index.keyText()), condition == null ? null : telling.apply(condition));
    if (!told.equals(index)) {
      e.db.put(told.key(), told);
    }
  }

  private static void policies(Evaluation e, Relation table, UnaryOperator<String> telling) {
    for (Policy policy : e.db.policies(table.id())) {
      Policy told = policy.saying(telling);
      if (!told.equals(policy)) {
        e.db.put(Key.of(Space.POLICY, table.id(), policy.name()), told);
      }
    }
  }

  private static void views(Evaluation e, Relation table, UnaryOperator<String> telling) {
    for (Dependency dependency : e.db.dependents(table.id())) {
      CatalogObject dependent = e.db.byId(dependency.id());
      if (dependent instanceof Relation view && view.traits().query() != null) {
        Relation told =
            view.withTraits(view.traits().withQuery(telling.apply(view.traits().query())));
        if (!told.equals(view)) {
          e.db.put(told.key(), told);
        }
      }
    }
  }
}
