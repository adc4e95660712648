package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PublicationStatement;
import dev.migrationlens.syntax.ast.PublicationStatement.PublishedTable;

/** Publications and what they publish. */
final class Publications {
  private Publications() {}

  static void apply(Evaluation e, PublicationStatement statement) {
    switch (statement) {
      case PublicationStatement.CreatePublication create -> {
        Others.create(e, Space.PUBLICATION, "publication", create.name(), false);
        create.schemas().forEach(s -> Lookup.reportMissingSchema(e, s));
        create.tables().forEach(t -> add(e, create.name(), t));
      }
      case PublicationStatement.AlterPublication alter -> alter(e, alter);
      case PublicationStatement.Subscription subscription -> {
        if (subscription.create()) {
          Others.create(e, Space.SUBSCRIPTION, "subscription", subscription.name(), false);
        } else {
          Others.require(e, Space.SUBSCRIPTION, "subscription", subscription.name());
        }
      }
    }
  }

  private static void alter(Evaluation e, PublicationStatement.AlterPublication alter) {
    Key key = Key.of(Space.PUBLICATION, alter.name().text());
    if (e.db.get(key) == null) {
      Others.require(e, Space.PUBLICATION, "publication", alter.name());
      return;
    }
    alter.schemas().forEach(s -> Lookup.reportMissingSchema(e, s));
    for (PublishedTable table : alter.tables()) {
      switch (alter.verb()) {
        case "ADD" -> add(e, alter.name(), table);
        case "DROP" -> remove(e, alter.name(), table);
        default -> Lookup.relation(e, table.table());
      }
    }
  }

  private static Key key(Relation relation, Ident publication) {
    return Key.of(Space.PUBLISHED, relation.id(), publication.text());
  }

  private static void add(Evaluation e, Ident publication, PublishedTable table) {
    Relation relation = Lookup.relation(e, table.table());
    if (relation == null) {
      return;
    }
    if (!relation.kind().isTable()) {
      e.error(
          "relation-kind-differs",
          SqlState.INVALID_PARAMETER_VALUE,
          "cannot publish `" + relation.name() + "`, a " + relation.kindWords(),
          table.table());
      return;
    }
    for (Ident column : table.columns()) {
      Lookup.column(e, relation, column);
    }
    if (table.where() != null) {
      Expressions.check(e, Scope.of(relation, Scope.Place.PUBLICATION), table.where(), new Uses());
    }
    Key key = key(relation, publication);
    if (e.db.get(key) instanceof NamedObject there) {
      Created.exists(
          e,
          SqlState.DUPLICATE_OBJECT,
          "`" + relation.name() + "` in publication `" + publication.text() + "`",
          table.table(),
          there.origin());
    }
    e.db.put(key, new NamedObject(0, relation.name(), publication.text(), e.origin(table.table())));
  }

  private static void remove(Evaluation e, Ident publication, PublishedTable table) {
    Relation relation = Lookup.relation(e, table.table());
    if (relation == null) {
      return;
    }
    Key key = key(relation, publication);
    if (e.db.get(key) == null
        && e.db.scan(Space.PUBLISHED, Long.toString(relation.id())).isEmpty()
        && !e.mayBeThere("publication", publication.text())) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          "`" + relation.name() + "` is not in publication `" + publication.text() + "`",
          table.table());
    }
    e.db.remove(key);
  }
}
