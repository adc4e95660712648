package dev.migrationlens.ide;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.ide.Completion.Item;
import dev.migrationlens.ide.Completion.Kind;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.naming.Words;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What exists at a statement and begins as the word at the cursor does, best first. */
final class Proposals {
  /** What columns and parameters are made of nearly always. */
  private static final List<String> USUAL_TYPES =
      List.of(
          "text",
          "uuid",
          "bigint",
          "integer",
          "boolean",
          "timestamptz",
          "numeric",
          "jsonb",
          "date",
          "smallint",
          "varchar",
          "double precision",
          "real",
          "bytea",
          "interval",
          "time",
          "json",
          "inet");

  /** What only routines speak of. */
  private static final List<String> RETURNED_TYPES =
      List.of("trigger", "void", "record", "event_trigger");

  private final Map<String, Item> found = new LinkedHashMap<>();
  private final Catalog catalog;
  private final @Nullable Catalog live;
  private final String prefix;
  private final Span replaces;

  Proposals(Catalog catalog, @Nullable Catalog live, String prefix, Span replaces) {
    this.catalog = catalog;
    this.live = live;
    this.prefix = prefix;
    this.replaces = replaces;
  }

  Catalog catalog() {
    return catalog;
  }

  List<Item> best() {
    return found.values().stream().limit(Completion.LIMIT).toList();
  }

  void put(String label, Kind kind, String detail, String insertText) {
    if (label.regionMatches(true, 0, prefix, 0, prefix.length())) {
      found.putIfAbsent(kind + " " + label, new Item(label, kind, detail, insertText, replaces));
    }
  }

  /** A detail with what a real database says to it. */
  private String marked(String detail, Predicate<Catalog> isThere) {
    return live == null ? detail : detail + (isThere.test(live) ? " · live" : " · not live");
  }

  private static @Nullable Relation relation(Catalog there, Relation ours) {
    return there.relationEntry(ours.schema(), ours.name()) instanceof Relation theirs
        ? theirs
        : null;
  }

  private static boolean hasColumn(Catalog there, Relation owner, Column column) {
    Relation theirs = relation(there, owner);
    return theirs != null && theirs.column(column.name()) != null;
  }

  /** The schemas that names without one are looked for in. */
  private List<String> places() {
    return Meanings.places(catalog, List.of(""));
  }

  void joins(Words before) {
    var relations = new ArrayList<Relation>();
    places().forEach(s -> relations.addAll(catalog.relations(s)));
    var joins = new ArrayList<>(Joins.conditions(before, catalog));
    joins.addAll(Joins.tables(before, catalog, relations));
    joins.forEach(j -> put(j.text(), Kind.CONDITION, j.constraint(), j.text()));
  }

  void columns(Relation owner) {
    for (Column column : owner.columns()) {
      String type = owner.name() + "." + column.name() + DocumentSymbols.type(column);
      String detail = owner.id() <= 0 ? type : marked(type, c -> hasColumn(c, owner, column));
      put(column.name(), Kind.COLUMN, detail, Names.quote(column.name()));
    }
  }

  void relations() {
    places().forEach(this::relations);
  }

  void relations(String schema) {
    for (Relation relation : catalog.relations(schema)) {
      if (relation.kind() != Relation.Kind.COMPOSITE) {
        Kind kind = relation.isView() ? Kind.VIEW : Kind.TABLE;
        String words = relation.kindWords() + " " + relation.schema() + "." + relation.name();
        String detail = marked(words, c -> relation(c, relation) != null);
        put(relation.name(), kind, detail, Names.quote(relation.name()));
      }
    }
  }

  /** The chain's own types, then the usual ones, the key words, and what else there is. */
  void types(boolean returned, Runnable keyWords) {
    places().forEach(this::types);
    if (returned) {
      RETURNED_TYPES.forEach(name -> put(name, Kind.TYPE, "type", name));
      keyWords.run();
    }
    USUAL_TYPES.forEach(name -> put(name, Kind.TYPE, "type", name));
    keyWords.run();
    for (String name : Builtins.typeNames()) {
      if (!name.startsWith("_") && !name.startsWith("pg_") && (returned || !isPseudo(name))) {
        put(name, Kind.TYPE, "type", name);
      }
    }
  }

  /** Whether no column can be of it. */
  private static boolean isPseudo(String name) {
    return Builtins.type(name).filter(facts -> facts.category() == 'P').isPresent()
        || SqlType.of(name).isUnknown();
  }

  void types(String schema) {
    for (Catalog.Entry entry : catalog.scan(Space.TYPE, schema)) {
      if (entry.value() instanceof PgType type) {
        String detail = type.kind().name().toLowerCase(Locale.ROOT);
        put(type.name(), Kind.TYPE, detail, Names.quote(type.name()));
      }
    }
  }

  void routines() {
    places().forEach(this::routines);
  }

  void routines(String schema) {
    routines(schema, routine -> true);
  }

  /** Those of a schema, or of all that are searched. */
  void triggerFunctions(@Nullable String schema) {
    List<String> schemas = schema == null ? places() : List.of(schema);
    schemas.forEach(s -> routines(s, r -> r.signature().returns().equals(SqlType.TRIGGER)));
  }

  private void routines(String schema, Predicate<Routine> wanted) {
    for (Catalog.Entry entry : catalog.scan(Space.ROUTINE, schema)) {
      if (entry.value() instanceof Overloads overloads) {
        for (Routine routine : overloads.routines().stream().filter(wanted).toList()) {
          String detail = marked(Hover.routine(routine), c -> has(c, routine));
          put(routine.name(), Kind.FUNCTION, detail, Names.quote(routine.name()));
        }
      }
    }
  }

  private static boolean has(Catalog there, Routine routine) {
    return there.routines(routine.schema(), routine.name()).stream()
        .anyMatch(r -> r.hasInputs(routine.inputTypes()));
  }

  /** Of thousands, once there is a letter to choose by. */
  void builtInFunctions() {
    if (!prefix.isEmpty()) {
      new TreeSet<>(Builtins.functionNames())
          .forEach(name -> put(name, Kind.FUNCTION, "pg_catalog", name));
    }
  }

  void schemas() {
    put("public", Kind.SCHEMA, "schema", "public");
    for (Catalog.Entry entry : catalog.scan(Space.SCHEMA, "")) {
      if (entry.value() instanceof SchemaObject schema) {
        put(schema.name(), Kind.SCHEMA, "schema", Names.quote(schema.name()));
      }
    }
  }

  void roles() {
    for (Catalog.Entry entry : catalog.scan(Space.ROLE, "")) {
      String name = entry.key().name();
      put(name, Kind.ROLE, "role", Names.quote(name));
    }
    List.of("public", "postgres").forEach(r -> put(r, Kind.ROLE, "role", r));
  }

  void extensions() {
    ExtensionManifests.names().stream()
        .sorted()
        .forEach(n -> put(n, Kind.EXTENSION, "extension", Names.quote(n)));
  }
}
