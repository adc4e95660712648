package dev.migrationlens.effect;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that a system catalog or information schema view has at this moment. */
final class SystemRows {
  final Evaluation e;
  final Map<String, Set<String>> hints;
  final List<Row> rows = new ArrayList<>();

  /** Whether there may be rows that we do not see. */
  boolean more;

  /** A row by column; a column that is not there is not known. */
  record Row(Map<String, Value> fields, Certainty certainty) {}

  private SystemRows(Evaluation e, Map<String, Set<String>> hints) {
    this.e = e;
    this.hints = hints;
  }

  /**
   * The rows of a system relation; null where it is none, or one we know nothing of. {@code hints}
   * are the texts that some columns must have, so that no others need be looked for.
   */
  static @Nullable SystemRows of(
      Evaluation e, String schema, String name, Map<String, Set<String>> hints) {
    var rows = new SystemRows(e, hints);
    e.decideByCatalog();
    boolean known =
        schema.equals("information_schema")
            ? InformationSchemaRows.add(rows, name)
            : CatalogRows.add(rows, name);
    return known ? rows : null;
  }

  @Nullable Set<String> hint(String column) {
    return hints.get(column);
  }

  /** Whether a row with this text in a column may be asked for; what is, decides. */
  boolean wants(String column, String text, Origin origin) {
    Set<String> wanted = hints.get(column);
    if (wanted != null && wanted.contains(text)) {
      e.relyOn(origin);
    }
    return wanted == null || wanted.contains(text);
  }

  /** Adds a row of name and value pairs. */
  void add(Certainty certainty, Object... pairs) {
    var fields = new LinkedHashMap<String, Value>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], value(pairs[i + 1]));
    }
    rows.add(new Row(fields, certainty));
  }

  private static Value value(Object given) {
    return switch (given) {
      case Value value -> value;
      case Boolean truth -> Value.of(truth);
      case Number number -> Value.of(number.longValue());
      default -> Value.of(given.toString());
    };
  }

  /** The certainty of something that is in our catalog. */
  Certainty certainty(String kind, String name) {
    return e.uncertain(kind, name) ? Certainty.UNKNOWN : Certainty.YES;
  }

  /** Notes that objects of a kind may exist that we do not see, among those hinted at. */
  void maybeMore(String kind, @Nullable Set<String> names) {
    if (names == null) {
      more |= !e.db.scan(Space.UNCERTAIN, kind).isEmpty();
    } else {
      more |= names.stream().anyMatch(n -> e.mayBeThere(kind, n));
    }
  }

  /** The names of the schemas that there are, among those hinted at. */
  Set<String> schemas(@Nullable Set<String> wanted) {
    var names = new LinkedHashSet<String>();
    if (wanted != null) {
      for (String name : wanted) {
        if (e.db.schema(name) != null || name.equals(Lookup.TEMP)) {
          names.add(name);
        }
        more |= e.db.schema(name) != null && Lookup.incompleteSchema(e, name);
      }
      maybeMore("schema", wanted);
      return names;
    }
    for (String name : List.of("public", "pg_catalog", "information_schema")) {
      if (e.db.schema(name) != null) {
        names.add(name);
      }
    }
    e.db.scan(Space.SCHEMA, "").forEach(entry -> names.add(entry.key().name()));
    maybeMore("schema", null);
    return names;
  }

  /** The relations and indexes in some schemas, of some names. */
  List<RelationEntry> relations(@Nullable Set<String> schemas, @Nullable Set<String> names) {
    maybeMore("relation", names);
    var found = new ArrayList<RelationEntry>();
    var places = new LinkedHashSet<>(schemas(schemas));
    if (schemas == null) {
      places.add(Lookup.TEMP);
    }
    for (String schema : places) {
      for (String name : names == null ? Set.<String>of() : names) {
        RelationEntry entry = e.db.relationEntry(schema, name);
        if (entry != null) {
          e.relyOn(entry.origin());
          found.add(entry);
        }
      }
      if (names == null) {
        all(schema, found);
      }
    }
    return found;
  }

  private void all(String schema, List<RelationEntry> found) {
    for (Catalog.Entry entry : e.db.scan(Space.RELATION, schema)) {
      found.add((RelationEntry) entry.value());
    }
    if (schema.equals("pg_catalog") || schema.equals("information_schema")) {
      for (String name : Builtins.relationNames(schema)) {
        if (e.db.relationEntry(schema, name) instanceof Relation relation) {
          found.add(relation);
        }
      }
    }
  }

  /** The relations of some names, without indexes. */
  List<Relation> tables(@Nullable Set<String> schemas, @Nullable Set<String> names) {
    return relations(schemas, names).stream()
        .filter(Relation.class::isInstance)
        .map(Relation.class::cast)
        .toList();
  }

  /** The relations whose identities are hinted at, else all of some schemas and names. */
  List<Relation> owners(
      @Nullable Set<String> ids, @Nullable Set<String> schemas, @Nullable Set<String> names) {
    if (ids == null) {
      Set<String> places = schemas;
      if (schemas == null) {
        // PostgreSQL's own relations have nothing of what is asked for.
        places = schemas(null);
        places.removeAll(List.of("pg_catalog", "information_schema"));
        places.add(Lookup.TEMP);
      }
      return tables(places, names);
    }
    var found = new ArrayList<Relation>();
    for (String id : ids) {
      Relation relation =
          id.matches("#-?\\d+") ? e.db.relationById(Long.parseLong(id.substring(1))) : null;
      if (relation != null) {
        e.relyOn(relation.origin());
        found.add(relation);
      }
    }
    return found;
  }

  /** What is kept in a space that has no parents. */
  List<Catalog.Entry> global(Space space, @Nullable Set<String> names) {
    if (names == null) {
      return e.db.scan(space, "");
    }
    var found = new ArrayList<Catalog.Entry>();
    for (String name : names) {
      Key key = Key.of(space, name);
      var value = e.db.get(key);
      if (value != null) {
        found.add(new Catalog.Entry(key, value));
      }
    }
    return found;
  }
}
