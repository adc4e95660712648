package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PublicationStatement;
import dev.migrationlens.syntax.ast.PublicationStatement.PublishedTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
    if (alter.verb().equals("SET") && !alter.tables().isEmpty()) {
      clear(e, alter.name());
    }
    for (PublishedTable table : alter.tables()) {
      switch (alter.verb()) {
        case "ADD" -> add(e, alter.name(), table);
        case "DROP" -> remove(e, alter.name(), table);
        default -> set(e, alter.name(), table);
      }
    }
  }

  /** What is not named anew is published no more. */
  private static void clear(Evaluation e, Ident publication) {
    published(e, publication).forEach(relation -> e.db.remove(key(relation, publication)));
  }

  /** What it publishes goes on under its new name. */
  static void renamed(Evaluation e, Ident publication, Ident newName) {
    for (Relation relation : published(e, publication)) {
      Key key = key(relation, publication);
      if (e.db.get(key) instanceof NamedObject there) {
        e.db.remove(key);
        e.db.put(
            key(relation, newName),
            new NamedObject(there.id(), there.name(), newName.text(), e.origin(newName)));
      }
    }
  }

  private static List<Relation> published(Evaluation e, Ident publication) {
    Set<String> schemas = new TreeSet<>(Set.of("public"));
    e.db.scan(Space.SCHEMA, "").forEach(entry -> schemas.add(entry.key().name()));
    return schemas.stream()
        .flatMap(schema -> e.db.relations(schema).stream())
        .filter(relation -> e.db.get(key(relation, publication)) != null)
        .toList();
  }

  /** What is there already is published in another way. */
  private static void set(Evaluation e, Ident publication, PublishedTable table) {
    Relation relation = Lookup.relation(e, table.table());
    if (relation != null) {
      e.db.remove(key(relation, publication));
      add(e, publication, table);
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
    var uses = new Uses();
    for (Ident name : table.columns()) {
      Column column = Lookup.column(e, relation, name);
      if (column != null) {
        uses.column(relation.id(), column.number());
      }
    }
    if (table.where() != null) {
      Expressions.check(e, Scope.of(relation, Scope.Place.PUBLICATION), table.where(), uses);
    }
    Key key = key(relation, publication);
    // Named twice in one statement, it is published once.
    if (e.db.get(key) instanceof NamedObject there
        && there.origin().step() != e.db.step()
        && isOf(e, publication, there)) {
      Created.exists(
          e,
          SqlState.DUPLICATE_OBJECT,
          "`" + relation.name() + "` in publication `" + publication.text() + "`",
          table.table(),
          there.origin());
    }
    long id = e.db.newId();
    e.db.put(
        key, new NamedObject(id, relation.name(), publication.text(), e.origin(table.table())));
    String words = "publication " + publication.text() + " of table " + relation.name();
    uses.record(e, key, id, new Part.Whole(words));
  }

  /** Whether a table was published by the publication that has the name now. */
  private static boolean isOf(Evaluation e, Ident publication, NamedObject published) {
    return !(e.db.get(Key.of(Space.PUBLICATION, publication.text())) instanceof NamedObject now)
        || published.origin().step() >= now.origin().step();
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
