package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.Map;

/** Where new objects go, and what is said when their name is taken. */
final class Created {
  private Created() {}

  /** The schema a new object goes to, after saying when it does not exist. */
  static String schema(Evaluation e, ObjectName name) {
    Ident schema = name.schema();
    if (schema == null) {
      requireAny(e, name);
      return e.creationSchema();
    }
    Lookup.reportMissingSchema(e, schema);
    if (Lookup.isPlaceholder(schema.text())) {
      Uncertain.mark(e, Uncertain.PLACEHOLDER, schema.text());
    }
    return schema.text();
  }

  /** An unqualified object needs a schema of the search_path that exists. */
  private static void requireAny(Evaluation e, ObjectName name) {
    for (String schema : e.searchPath()) {
      if (!Lookup.isMissingSchema(e, schema)) {
        return;
      }
    }
    e.error(
        "missing-schema",
        SqlState.UNDEFINED_SCHEMA,
        "no schema of the search_path exists, so `" + name.name() + "` has nowhere to go",
        name);
  }

  /** Reports a relation's name that is taken (unless tolerated); true when taken. */
  static boolean relationTaken(Evaluation e, String schema, ObjectName name, boolean ifNotExists) {
    RelationEntry there = e.db.relationEntry(schema, name.name());
    if (there != null && Assumed.isOnly(e, there.origin())) {
      Assumed.forget(e, there);
      return false;
    }
    if (there != null) {
      if (!ifNotExists) {
        exists(
            e,
            SqlState.DUPLICATE_TABLE,
            there.kindWords() + " `" + name.qualified() + "`",
            name,
            there.origin());
      }
      return true;
    }
    return false;
  }

  /** A type of the name of a new relation collides too; PostgreSQL then speaks of the type. */
  static void typeTaken(Evaluation e, String schema, ObjectName name) {
    var type = e.db.type(schema, name.name());
    if (type != null) {
      exists(e, SqlState.DUPLICATE_OBJECT, "type `" + name.qualified() + "`", name, type.origin());
    }
  }

  static void exists(
      Evaluation e, SqlState state, String what, dev.migrationlens.syntax.ast.Node at, Origin by) {
    String name =
        switch (at) {
          case ObjectName full -> full.name();
          case Ident ident -> ident.text();
          default -> "";
        };
    if (!Uncertain.isDoubtful(e, what, name)) {
      taken(e, state, what, at, by);
    }
  }

  /** A policy or trigger of a relation whose name is taken, unless it may be gone since. */
  static void partTaken(Evaluation e, Key key, String what, Ident at, Origin by) {
    String kind = what.substring(0, what.indexOf(' '));
    if (!e.mayBeThere(kind, at.text()) && !Uncertain.isGoneSince(e, key, kind, at.text())) {
      taken(e, SqlState.DUPLICATE_OBJECT, what, at, by);
    }
  }

  private static void taken(
      Evaluation e, SqlState state, String what, dev.migrationlens.syntax.ast.Node at, Origin by) {
    e.relyOn(by);
    e.report(
        new Problem(
            "already-exists",
            state,
            what + " already exists",
            at.span(),
            null,
            Map.of("made-by", Integer.toString(by.step()))));
  }

  /** Puts an object with an id where it can be found by name and by id. */
  static void put(Evaluation e, Key key, long id, CatalogObject object) {
    e.db.put(key, object);
    e.db.put(Key.id(id), new Place(key));
  }
}
