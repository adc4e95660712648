package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.SchemaStatement;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Schemas and what lies in them. */
final class Schemas {
  private static final List<Space> OTHERS =
      List.of(
          Space.COLLATION,
          Space.CONVERSION,
          Space.STATISTICS,
          Space.OPERATOR,
          Space.OPERATOR_CLASS,
          Space.OPERATOR_FAMILY,
          Space.TEXT_SEARCH_CONFIGURATION,
          Space.TEXT_SEARCH_DICTIONARY,
          Space.TEXT_SEARCH_PARSER,
          Space.TEXT_SEARCH_TEMPLATE);

  private static final List<Space> CONTENT =
      Stream.concat(Stream.of(Space.RELATION, Space.TYPE, Space.ROUTINE), OTHERS.stream()).toList();

  /** What goes with its types or functions is not followed, so it may be gone. */
  private static final Set<Space> VAGUE =
      Set.of(Space.CONVERSION, Space.OPERATOR, Space.OPERATOR_CLASS, Space.OPERATOR_FAMILY);

  private Schemas() {}

  static void apply(Evaluation e, SchemaStatement statement) {
    switch (statement) {
      case SchemaStatement.CreateSchema create -> create(e, create);
      case SchemaStatement.CreateExtension create -> Extensions.create(e, create);
      case SchemaStatement.AlterExtension alter -> RequiredExtensions.itself(e, alter.name());
      case SchemaStatement.CreateLanguage create ->
          Others.create(e, Space.LANGUAGE, "language", create.name(), create.orReplace());
      case SchemaStatement.Cluster cluster -> cluster(e, cluster);
      case SchemaStatement.Foreign foreign -> foreign(e, foreign);
      case SchemaStatement.ImportForeignSchema imported -> {
        if (!Lookup.reportMissingSchema(e, imported.into())) {
          Uncertain.schema(e, imported.into().text());
        }
      }
    }
  }

  private static void create(Evaluation e, SchemaStatement.CreateSchema create) {
    if (create.authorization() != null) {
      Lookup.role(e, create.authorization());
      Ownership.given(e, create.authorization());
    }
    Ident name = create.name() != null ? create.name() : create.authorization();
    if (name == null) {
      return;
    }
    Key key = Key.of(Space.SCHEMA, name.text());
    if (e.db.get(key) instanceof SchemaObject there) {
      if (!create.ifNotExists()) {
        Created.exists(
            e, SqlState.DUPLICATE_SCHEMA, "schema `" + name.text() + "`", name, there.origin());
      }
      return;
    }
    if (name.text().startsWith("pg_")) {
      e.error(
          "already-exists",
          SqlState.RESERVED_NAME,
          "`" + name.text() + "`: the prefix `pg_` is reserved for system schemas",
          name);
    }
    e.db.put(key, new SchemaObject(e.db.newId(), name.text(), null, true, e.origin(name)));
    elements(e, create, name);
  }

  private static void elements(Evaluation e, SchemaStatement.CreateSchema create, Ident schema) {
    if (create.elements().isEmpty()) {
      return;
    }
    var path = new ArrayList<String>();
    path.add(schema.text());
    path.addAll(e.searchPath());
    e.searchPath(path);
    for (Statement element : create.elements()) {
      Effects.apply(e, element);
    }
    e.searchPath(null);
  }

  private static void cluster(Evaluation e, SchemaStatement.Cluster cluster) {
    if (cluster.create()) {
      Transactions.refuseInBlock(
          e, cluster.database() ? "CREATE DATABASE" : "CREATE TABLESPACE", cluster);
      Others.create(
          e,
          cluster.database() ? Space.DATABASE : Space.TABLESPACE,
          cluster.database() ? "database" : "tablespace",
          cluster.name(),
          true);
    }
  }

  private static void foreign(Evaluation e, SchemaStatement.Foreign foreign) {
    if (foreign.server() != null) {
      Others.require(e, Space.SERVER, "server", foreign.server());
    }
    if (foreign.wrapper() != null) {
      Others.require(e, Space.FOREIGN_DATA_WRAPPER, "foreign-data wrapper", foreign.wrapper());
    }
    Space space = Others.global(foreign.kind());
    if (space == null) {
      return;
    }
    if (foreign.create()) {
      Others.create(e, space, foreign.kind().words(), foreign.name(), foreign.ifNotExists());
    } else {
      Others.require(e, space, foreign.kind().words(), foreign.name());
    }
  }

  static void drop(Evaluation e, SchemaObject schema, boolean cascade, ObjectName at) {
    List<CatalogObject> content = content(e, schema.name());
    if (!content.isEmpty() && !cascade) {
      content.forEach(object -> relyOnMakers(e, object));
      e.report(
          Problem.of(
                  "still-needed",
                  SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                  "schema `" + schema.name() + "` still holds " + describe(content),
                  at.span())
              .with(Map.of("dependents", describe(content))));
      return;
    }
    for (var entry : e.db.scan(Space.EXTENSION, "")) {
      if (entry.value() instanceof ExtensionObject in && in.schema().equals(schema.name())) {
        Extensions.drop(e, in);
      }
    }
    for (CatalogObject object : content) {
      switch (object) {
        case Relation relation -> Drops.relation(e, relation);
        case PgType type -> {
          e.db.remove(type.key());
          Drops.cascade(e, type.id());
        }
        case Overloads overloads -> {
          for (Routine routine : overloads.routines()) {
            Drops.routine(e, routine);
          }
        }
        default -> {}
      }
    }
    OTHERS.forEach(
        space -> e.db.scan(space, schema.name()).forEach(entry -> e.db.remove(entry.key())));
    e.db.remove(Key.of(Space.SCHEMA, schema.name()));
  }

  private static List<CatalogObject> content(Evaluation e, String schema) {
    var all = new ArrayList<CatalogObject>();
    for (Space space : CONTENT) {
      for (var entry : e.db.scan(space, schema)) {
        if (!VAGUE.contains(space)
            && !(entry.value() instanceof dev.migrationlens.catalog.Index)
            && !e.uncertain(space.name().toLowerCase(Locale.ROOT), entry.key().name())) {
          all.add(entry.value());
        }
      }
    }
    return all;
  }

  private static void relyOnMakers(Evaluation e, CatalogObject object) {
    switch (object) {
      case RelationEntry entry -> e.relyOn(entry.origin());
      case PgType type -> e.relyOn(type.origin());
      case Overloads overloads -> overloads.routines().forEach(r -> e.relyOn(r.origin()));
      default -> {}
    }
  }

  private static String describe(List<CatalogObject> content) {
    String first =
        switch (content.get(0)) {
          case RelationEntry entry -> entry.kindWords() + " " + entry.name();
          case PgType type -> "type " + type.name();
          case Overloads overloads -> "function " + overloads.routines().get(0).name();
          default -> "an object";
        };
    return content.size() == 1 ? first : first + " and " + (content.size() - 1) + " more";
  }

  /** Everything of a schema moves when it is renamed. */
  static void rename(Evaluation e, SchemaObject schema, Ident newName) {
    SchemaObject there = e.db.schema(newName.text());
    if (there != null) {
      Created.exists(
          e, SqlState.DUPLICATE_SCHEMA, "schema `" + newName.text() + "`", newName, there.origin());
    }
    String name = newName.text();
    for (Space space : CONTENT) {
      for (var entry : e.db.scan(space, schema.name())) {
        Moves.move(e, entry.key(), entry.value(), name);
      }
    }
    e.db.remove(Key.of(Space.SCHEMA, schema.name()));
    e.db.put(
        Key.of(Space.SCHEMA, name),
        new SchemaObject(schema.id(), name, schema.owner(), schema.complete(), e.origin(newName)));
  }
}
