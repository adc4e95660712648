package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Operators;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.function.UnaryOperator;

/** Objects that get another name or schema, and everything that mentions their type. */
final class Moves {
  private Moves() {}

  /** An object and its place change schema, whatever it is. */
  static void move(Evaluation e, Key from, CatalogObject object, String schema) {
    switch (object) {
      case Relation relation -> relation(e, relation, schema, relation.name());
      case Index index -> index(e, index, schema, index.name());
      case PgType type -> type(e, type, schema, type.name());
      case Overloads overloads -> {
        for (Routine routine : overloads.routines()) {
          routine(e, routine, schema, routine.name());
        }
      }
      case NamedObject named -> other(e, from, schema, from.name());
      case Statistics statistics -> other(e, from, schema, from.name());
      case Operators operators -> {
        e.db.remove(from);
        e.db.put(from.under(schema), operators.in(schema));
      }
      default -> {}
    }
  }

  /** What has no place but its name's. */
  static void other(Evaluation e, Key from, String schema, String name) {
    Key to = from.under(schema).named(name);
    switch (e.db.get(from)) {
      case NamedObject named -> {
        e.db.remove(from);
        var moved = new NamedObject(named.id(), name, named.detail(), named.origin());
        Created.put(e, to, named.id(), moved);
      }
      case Statistics statistics -> {
        e.db.remove(from);
        Created.put(e, to, statistics.id(), statistics.at(schema, name));
      }
      case null, default -> {}
    }
  }

  static Relation relation(Evaluation e, Relation relation, String schema, String name) {
    e.db.remove(relation.key());
    Relation moved = relation.at(schema, name);
    Created.put(e, moved.key(), moved.id(), moved);
    Comments.follow(e, relation, moved);
    // Its constraints keep their names, which automatic names of others then avoid.
    for (TableConstraint constraint : moved.constraints()) {
      e.db.put(new Key(Space.CONSTRAINT, schema, constraint.name()), new Place(Key.id(moved.id())));
    }
    retype(e, relation.id(), relation.schema(), relation.name(), schema, name);
    return moved;
  }

  static void index(Evaluation e, Index index, String schema, String name) {
    e.db.remove(index.key());
    Index moved = index.at(schema, name);
    Indexes.store(e, moved);
    Comments.follow(e, index, moved);
  }

  static void type(Evaluation e, PgType type, String schema, String name) {
    e.db.remove(type.key());
    PgType moved = type.at(schema, name);
    Created.put(e, moved.key(), moved.id(), moved);
    retype(e, type.id(), type.schema(), type.name(), schema, name);
  }

  static void routine(Evaluation e, Routine routine, String schema, String name) {
    if (e.db.get(routine.key()) instanceof Overloads overloads) {
      var left = overloads.without(routine.id());
      if (left.isEmpty()) {
        e.db.remove(routine.key());
      } else {
        e.db.put(routine.key(), new Overloads(left));
      }
    }
    Routine moved = routine.at(schema, name);
    Overloads there = e.db.get(moved.key()) instanceof Overloads o ? o : null;
    e.db.put(moved.key(), there == null ? new Overloads(List.of(moved)) : there.with(moved));
    e.db.put(Key.id(moved.id()), new Place(moved.key()));
    Comments.follow(e, routine, moved);
  }

  /** Columns of a type follow it to its new name. */
  private static void retype(
      Evaluation e, long id, String oldSchema, String oldName, String schema, String name) {
    UnaryOperator<SqlType> rename =
        type ->
            oldName.equals(type.name()) && oldSchema.equals(type.qualifiedName().schema())
                ? new SqlType(schema, name, type.modifiers(), type.array())
                : type;
    for (Dependency dependency : e.db.dependents(id)) {
      CatalogObject dependent = e.db.byId(dependency.id());
      if (dependent instanceof Relation relation) {
        retype(e, relation, rename);
      } else if (dependent instanceof PgType type) {
        e.db.put(type.key(), type.retyped(rename));
      } else if (dependent instanceof Overloads overloads) {
        overloads.routines().stream()
            .filter(routine -> routine.id() == dependency.id())
            .map(routine -> routine.retyped(rename))
            .forEach(routine -> e.db.put(routine.key(), overloads.with(routine)));
      }
    }
  }

  private static void retype(Evaluation e, Relation relation, UnaryOperator<SqlType> rename) {
    Relation at = relation;
    for (var column : relation.columns()) {
      SqlType type = column.type();
      if (type != null && !rename.apply(type).equals(type)) {
        at = at.mapColumn(column.number(), c -> c.typed(rename.apply(type)));
      }
    }
    if (at != relation) {
      e.db.put(at.key(), at);
    }
  }
}
