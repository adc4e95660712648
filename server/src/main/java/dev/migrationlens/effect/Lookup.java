package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a name means at this statement, as PostgreSQL does, and says so when it is nothing.
 */
final class Lookup {
  /** Temporary objects live here whatever the path says. */
  static final String TEMP = "pg_temp";

  private Lookup() {}

  /** What PostgreSQL answers when the schema of a qualified relation is missing. */
  enum IfSchemaMissing {
    /** Queries and DML: the relation does not exist (42P01). */
    RELATION_MISSING,
    /** DDL: the schema does not exist (3F000). */
    SCHEMA_MISSING
  }

  /** The places an unqualified relation or type is looked for, in order. */
  static List<String> visible(Evaluation e) {
    var schemas = new ArrayList<String>();
    List<String> path = e.searchPath();
    if (!path.contains(TEMP)) {
      schemas.add(TEMP);
    }
    if (!path.contains("pg_catalog")) {
      schemas.add("pg_catalog");
    }
    schemas.addAll(path);
    return schemas;
  }

  static List<String> places(Evaluation e, ObjectName name) {
    Ident schema = name.schema();
    return schema == null ? visible(e) : List.of(schema.text());
  }

  /** The relation or index of this name, or null; says nothing. */
  static @Nullable RelationEntry entry(Evaluation e, ObjectName name) {
    for (String schema : places(e, name)) {
      RelationEntry found = e.db.relationEntry(schema, name.name());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The relation of this name for DDL; reports a missing one. */
  static @Nullable Relation relation(Evaluation e, ObjectName name) {
    return relation(e, name, IfSchemaMissing.SCHEMA_MISSING);
  }

  static @Nullable Relation relation(Evaluation e, ObjectName name, IfSchemaMissing how) {
    RelationEntry found = entry(e, name);
    if (found instanceof Relation relation) {
      e.relyOn(relation.origin());
      return relation;
    }
    if (found != null) {
      e.relyOn(found.origin());
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + name.qualified() + "` is an " + found.kindWords(),
          name);
      return null;
    }
    reportMissingRelation(e, name, how);
    return null;
  }

  static void reportMissingRelation(Evaluation e, ObjectName name, IfSchemaMissing how) {
    Ident schema = name.schema();
    if (schema != null && isMissingSchema(e, schema.text())) {
      if (how == IfSchemaMissing.SCHEMA_MISSING) {
        reportMissingSchema(e, schema);
        return;
      }
    }
    if (mayExist(e, "relation", name)) {
      return;
    }
    var sought =
        new Sought(
            Sought.What.RELATION,
            schema == null ? null : schema.text(),
            places(e, name),
            name.name(),
            List.of());
    e.report(
        new Problem(
            "missing-relation",
            SqlState.UNDEFINED_TABLE,
            "`" + name.qualified() + "` does not exist",
            name.span(),
            sought,
            Map.of()));
  }

  /** Whether a tool or psql puts a name in this place before PostgreSQL sees it. */
  static boolean isPlaceholder(String name) {
    return name.contains("${") || name.contains("{{") || name.startsWith(":");
  }

  /** Whether the schema certainly does not exist. */
  static boolean isMissingSchema(Evaluation e, String schema) {
    return e.db.schema(schema) == null
        && !isPlaceholder(schema)
        && !schema.equals(TEMP)
        && !schema.startsWith("pg_toast")
        && !e.mayBeThere("schema", schema);
  }

  /** Reports a schema that does not exist; true when it did. */
  static boolean reportMissingSchema(Evaluation e, @Nullable Ident schema) {
    if (schema == null || !isMissingSchema(e, schema.text())) {
      return false;
    }
    e.report(
        new Problem(
            "missing-schema",
            SqlState.UNDEFINED_SCHEMA,
            "schema `" + schema.text() + "` does not exist",
            schema.span(),
            new Sought(Sought.What.SCHEMA, null, List.of(""), schema.text(), List.of()),
            Map.of()));
    return true;
  }

  /** Whether an object of this kind and name might exist although the replay has not seen it. */
  static boolean mayExist(Evaluation e, String kind, ObjectName name) {
    if (e.mayBeThere(kind, name.name())) {
      return true;
    }
    Ident schema = name.schema();
    if (schema != null) {
      return incompleteSchema(e, schema.text()) || name.parts().size() > 2;
    }
    return e.searchPath().stream().anyMatch(s -> incompleteSchema(e, s));
  }

  static boolean incompleteSchema(Evaluation e, String schema) {
    var object = e.db.schema(schema);
    return (object != null && !object.complete())
        || isPlaceholder(schema)
        || (schema.startsWith("pg_") && !schema.equals("pg_catalog") && !schema.equals(TEMP))
        || e.mayBeThere("schema-content", schema);
  }

  /** The column for DDL, or null after saying that it does not exist. */
  static @Nullable Column column(Evaluation e, Relation relation, Ident name) {
    Column found = relation.column(name.text());
    if (found != null) {
      e.relyOn(found.origin());
      return found;
    }
    if (isSystemColumn(relation, name.text())) {
      return null;
    }
    reportMissingColumn(e, relation, name);
    return null;
  }

  static void reportMissingColumn(Evaluation e, Relation relation, Ident name) {
    if (!relation.complete() || e.mayBeThere("column", name.text())) {
      return;
    }
    e.report(
        new Problem(
            "missing-column",
            SqlState.UNDEFINED_COLUMN,
            "`" + relation.name() + "` has no column `" + name.text() + "`",
            name.span(),
            new Sought(
                Sought.What.COLUMN,
                relation.name(),
                List.of(Long.toString(relation.id())),
                name.text(),
                relation.columns().stream().map(Column::name).toList()),
            Map.of("relation", Key.relation(relation.schema(), relation.name()).toString())));
  }

  static boolean isSystemColumn(Relation relation, String name) {
    return SystemColumns.type(name) != null && !relation.kind().equals(Relation.Kind.COMPOSITE);
  }

  /**
   * Says that a role is not made here. Roles belong to the whole server, and others make them too,
   * so this is no promise; PUBLIC, even in quotes, and the special words always exist.
   */
  static void role(Evaluation e, Ident role) {
    String name = role.text();
    boolean word =
        !role.quoted()
            && List.of("current_user", "session_user", "current_role", "user").contains(name);
    if (word || name.equals("public")) {
      return;
    }
    if (isPlaceholder(name)
        || name.startsWith("$")
        || e.db.has(Space.ROLE, name)
        || e.mayBeThere("role", name)) {
      return;
    }
    e.report(
        new Problem(
            "missing-object",
            null,
            "role `" + name + "` is not made by this chain",
            role.span(),
            new Sought(Sought.What.ROLE, null, List.of(""), name, List.of()),
            Map.of()));
  }
}
