package dev.migrationlens.effect;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of {@code pg_catalog} that migrations ask for. */
final class CatalogRows {
  private CatalogRows() {}

  /** Adds the rows of a catalog; false where we know nothing of it. */
  static boolean add(SystemRows rows, String name) {
    switch (name) {
      case "pg_class" -> classes(rows);
      case "pg_namespace" -> namespaces(rows);
      case "pg_tables" -> tables(rows);
      case "pg_views" -> views(rows, Relation.Kind.VIEW, "viewname");
      case "pg_matviews" -> views(rows, Relation.Kind.MATERIALIZED_VIEW, "matviewname");
      case "pg_sequences" -> views(rows, Relation.Kind.SEQUENCE, "sequencename");
      case "pg_indexes" -> indexes(rows);
      case "pg_index" -> index(rows);
      case "pg_policies" -> policies(rows);
      case "pg_policy" -> policy(rows);
      case "pg_constraint" -> constraints(rows);
      case "pg_trigger" -> triggers(rows);
      case "pg_attribute" -> attributes(rows);
      case "pg_extension" -> extensions(rows);
      case "pg_roles", "pg_authid" -> roles(rows, "rolname");
      case "pg_publication" -> publications(rows);
      case "pg_publication_tables" -> published(rows);
      case "pg_event_trigger" -> named(rows, Space.EVENT_TRIGGER, "event trigger", "evtname");
      case "pg_proc" -> TypeAndRoutineRows.routines(rows);
      case "pg_type" -> TypeAndRoutineRows.types(rows);
      case "pg_enum" -> TypeAndRoutineRows.labels(rows);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void classes(SystemRows rows) {
    for (RelationEntry entry : rows.relations(null, rows.hint("relname"))) {
      Certainty certainty = rows.certainty("relation", entry.name());
      if (entry instanceof Relation relation) {
        rows.add(
            certainty,
            "oid",
            Value.oid(relation.id()),
            "relname",
            relation.name(),
            "relnamespace",
            namespace(relation.schema()),
            "relkind",
            kind(relation.kind()),
            "relrowsecurity",
            relation.traits().rowSecurity(),
            "relforcerowsecurity",
            relation.traits().forceRowSecurity(),
            "relispartition",
            relation.traits().partition());
      } else {
        rows.add(
            certainty,
            "oid",
            Value.oid(entry.id()),
            "relname",
            entry.name(),
            "relnamespace",
            namespace(entry.schema()),
            "relkind",
            entry instanceof Index index && partitioned(rows, index) ? "I" : "i");
      }
    }
  }

  private static boolean partitioned(SystemRows rows, Index index) {
    Relation table = rows.e.db.relationById(index.table());
    return table != null && table.kind() == Relation.Kind.PARTITIONED_TABLE;
  }

  static Value namespace(String schema) {
    return schema.equals(Lookup.TEMP) ? Values.UNKNOWN : Value.oid("schema " + schema);
  }

  /** The name of a schema as a view shows it; a temporary one's number is not known. */
  static Value schemaName(String schema) {
    return schema.equals(Lookup.TEMP)
        ? new Value.Template(List.of("pg_temp_", ""))
        : Value.of(schema);
  }

  private static String kind(Relation.Kind kind) {
    return switch (kind) {
      case TABLE -> "r";
      case PARTITIONED_TABLE -> "p";
      case VIEW -> "v";
      case MATERIALIZED_VIEW -> "m";
      case FOREIGN_TABLE -> "f";
      case SEQUENCE -> "S";
      case COMPOSITE -> "c";
    };
  }

  private static void namespaces(SystemRows rows) {
    Set<String> names = rows.hint("nspname");
    for (String schema : rows.schemas(names)) {
      rows.add(rows.certainty("schema", schema), "oid", namespace(schema), "nspname", schema);
    }
    rows.more |= names == null;
  }

  private static void tables(SystemRows rows) {
    for (Relation table : rows.tables(rows.hint("schemaname"), rows.hint("tablename"))) {
      if (table.kind().isTable()) {
        rows.add(
            rows.certainty("relation", table.name()),
            "schemaname",
            schemaName(table.schema()),
            "tablename",
            table.name(),
            "rowsecurity",
            table.traits().rowSecurity());
      }
    }
  }

  private static void views(SystemRows rows, Relation.Kind kind, String column) {
    for (Relation view : rows.tables(rows.hint("schemaname"), rows.hint(column))) {
      if (view.kind() == kind) {
        rows.add(
            rows.certainty("relation", view.name()),
            "schemaname",
            schemaName(view.schema()),
            column,
            view.name());
      }
    }
  }

  private static void indexes(SystemRows rows) {
    for (RelationEntry entry : rows.relations(rows.hint("schemaname"), rows.hint("indexname"))) {
      if (entry instanceof Index index) {
        Relation table = rows.e.db.relationById(index.table());
        rows.add(
            rows.certainty("relation", index.name()),
            "schemaname",
            schemaName(index.schema()),
            "tablename",
            table == null ? Values.UNKNOWN : table.name(),
            "indexname",
            index.name());
      }
    }
  }

  private static void index(SystemRows rows) {
    for (RelationEntry entry : rows.relations(null, null)) {
      if (entry instanceof Index index) {
        rows.add(
            rows.certainty("relation", index.name()),
            "indexrelid",
            Value.oid(index.id()),
            "indrelid",
            Value.oid(index.table()),
            "indisunique",
            index.unique(),
            "indisprimary",
            index.primary());
      }
    }
  }

  private static void policies(SystemRows rows) {
    rows.maybeMore("policy", rows.hint("policyname"));
    for (Relation table : rows.tables(rows.hint("schemaname"), rows.hint("tablename"))) {
      for (Policy policy : rows.e.db.policies(table.id())) {
        if (!rows.wants("policyname", policy.name(), policy.origin())) {
          continue;
        }
        rows.add(
            rows.certainty("policy", policy.name()).and(rows.certainty("relation", table.name())),
            "schemaname",
            schemaName(table.schema()),
            "tablename",
            table.name(),
            "policyname",
            policy.name(),
            "permissive",
            policy.permissive() ? "PERMISSIVE" : "RESTRICTIVE",
            "cmd",
            policy.command().toUpperCase(Locale.ROOT));
      }
    }
  }

  private static void policy(SystemRows rows) {
    rows.maybeMore("policy", rows.hint("polname"));
    for (Relation table : rows.owners(rows.hint("polrelid"), null, null)) {
      for (Policy policy : rows.e.db.policies(table.id())) {
        if (!rows.wants("polname", policy.name(), policy.origin())) {
          continue;
        }
        rows.add(
            rows.certainty("policy", policy.name()),
            "oid",
            Value.oid(policy.id()),
            "polname",
            policy.name(),
            "polrelid",
            Value.oid(table.id()),
            "polpermissive",
            policy.permissive());
      }
    }
  }

  private static void constraints(SystemRows rows) {
    rows.maybeMore("constraint", rows.hint("conname"));
    for (Relation table : rows.owners(rows.hint("conrelid"), null, null)) {
      for (TableConstraint constraint : table.constraints()) {
        if (!rows.wants("conname", constraint.name(), constraint.origin())) {
          continue;
        }
        rows.add(
            rows.certainty("constraint", constraint.name())
                .and(rows.certainty("relation", table.name())),
            "conname",
            constraint.name(),
            "conrelid",
            Value.oid(table.id()),
            "connamespace",
            namespace(table.schema()),
            "convalidated",
            constraint.validated(),
            "contypid",
            Value.of(0),
            "confrelid",
            constraint.target() == 0 ? Value.of(0) : Value.oid(constraint.target()),
            "contype",
            kind(constraint.kind()));
      }
    }
    TypeAndRoutineRows.domainConstraints(rows);
  }

  private static String kind(TableConstraint.Kind kind) {
    return switch (kind) {
      case PRIMARY_KEY -> "p";
      case UNIQUE -> "u";
      case FOREIGN_KEY -> "f";
      case CHECK -> "c";
      case EXCLUSION -> "x";
      case NOT_NULL -> "n";
    };
  }

  private static void triggers(SystemRows rows) {
    rows.maybeMore("trigger", rows.hint("tgname"));
    for (Relation table : rows.owners(rows.hint("tgrelid"), null, null)) {
      for (Trigger trigger : rows.e.db.triggers(table.id())) {
        if (!rows.wants("tgname", trigger.name(), trigger.origin())) {
          continue;
        }
        rows.add(
            rows.certainty("trigger", trigger.name()).and(rows.certainty("relation", table.name())),
            "oid",
            Value.oid(trigger.id()),
            "tgname",
            trigger.name(),
            "tgrelid",
            Value.oid(table.id()),
            "tgisinternal",
            false,
            "tgenabled",
            trigger.enabled() ? "O" : "D");
      }
    }
    // Foreign keys have internal triggers, whose names nobody asks for.
    rows.more |= rows.hint("tgname") == null && rows.hint("tgisinternal") == null;
  }

  private static void attributes(SystemRows rows) {
    Set<String> names = rows.hint("attname");
    rows.maybeMore("column", names);
    for (Relation table : rows.owners(rows.hint("attrelid"), null, null)) {
      rows.more |= !table.complete();
      for (Column column : table.columns()) {
        if (rows.wants("attname", column.name(), column.origin())) {
          rows.add(
              rows.certainty("column", column.name()).and(rows.certainty("relation", table.name())),
              "attrelid",
              Value.oid(table.id()),
              "attname",
              column.name(),
              "attnum",
              column.number(),
              "attisdropped",
              false,
              "attnotnull",
              column.notNull(),
              "atthasdef",
              column.hasDefault());
        }
      }
    }
    rows.more |=
        names == null && rows.hint("attnum") == null && !rows.hints.containsKey("attisdropped");
  }

  private static void extensions(SystemRows rows) {
    Set<String> names = rows.hint("extname");
    rows.maybeMore("extension", names);
    if (names == null) {
      rows.add(Certainty.YES, "extname", "plpgsql");
    }
    for (Catalog.Entry entry : rows.global(Space.EXTENSION, names)) {
      String schema = entry.value() instanceof ExtensionObject object ? object.schema() : "";
      rows.add(
          rows.certainty("extension", entry.key().name()),
          "extname",
          entry.key().name(),
          "extnamespace",
          namespace(schema));
    }
  }

  private static void roles(SystemRows rows, String column) {
    Set<String> names = rows.hint(column);
    named(rows, Space.ROLE, "role", column);
    if (names == null) {
      Builtins.names("role").forEach(r -> rows.add(Certainty.YES, column, r));
      rows.more = true;
    }
  }

  private static void named(SystemRows rows, Space space, String kind, String column) {
    Set<String> names = rows.hint(column);
    rows.maybeMore(kind, names);
    for (Catalog.Entry entry : rows.global(space, names)) {
      rows.add(rows.certainty(kind, entry.key().name()), column, entry.key().name());
    }
  }

  private static void publications(SystemRows rows) {
    Set<String> names = rows.hint("pubname");
    rows.maybeMore("publication", names);
    for (Catalog.Entry entry : rows.global(Space.PUBLICATION, names)) {
      String name = entry.key().name();
      rows.add(
          rows.certainty("publication", name),
          "oid",
          Value.oid("publication " + name),
          "pubname",
          name);
    }
  }

  private static void published(SystemRows rows) {
    rows.maybeMore("publication", rows.hint("pubname"));
    rows.maybeMore("published", rows.hint("tablename"));
    for (Relation table : rows.tables(rows.hint("schemaname"), rows.hint("tablename"))) {
      for (Catalog.Entry entry : rows.e.db.scan(Space.PUBLISHED, Long.toString(table.id()))) {
        rows.add(
            rows.certainty("published", table.name())
                .and(rows.certainty("publication", entry.key().name())),
            "pubname",
            entry.key().name(),
            "schemaname",
            schemaName(table.schema()),
            "tablename",
            table.name());
      }
    }
  }
}
