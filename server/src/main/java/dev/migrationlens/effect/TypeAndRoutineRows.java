package dev.migrationlens.effect;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of pg_type, pg_enum and pg_proc. */
final class TypeAndRoutineRows {
  private TypeAndRoutineRows() {}

  static void types(SystemRows rows) {
    Set<String> names = rows.hint("typname");
    rows.maybeMore("type", names);
    var plain = new LinkedHashSet<String>();
    if (names != null) {
      // An array's type is called like its elements', after an underscore.
      names.forEach(n -> plain.add(n.startsWith("_") ? n.substring(1) : n));
      plain.addAll(names);
    }
    for (PgType type : own(rows, names == null ? null : plain)) {
      add(
          rows,
          type.schema(),
          type.name(),
          letter(type.kind()),
          rows.certainty("type", type.name()),
          "type " + type.id());
    }
    for (Relation row : rows.tables(null, names == null ? null : plain)) {
      if (row.kind() != Relation.Kind.SEQUENCE) {
        add(
            rows,
            row.schema(),
            row.name(),
            "c",
            rows.certainty("relation", row.name()),
            "row " + row.id());
      }
    }
    for (String name : names == null ? Builtins.typeNames() : List.copyOf(plain)) {
      if (Builtins.type(name).isPresent() && rows.e.db.relationEntry("pg_catalog", name) == null) {
        add(rows, "pg_catalog", name, "b", Certainty.YES, "builtin " + name);
      }
    }
  }

  private static void add(
      SystemRows rows, String schema, String name, String letter, Certainty certainty, String id) {
    rows.add(
        certainty,
        "oid",
        Value.oid(id),
        "typname",
        name,
        "typnamespace",
        CatalogRows.namespace(schema),
        "typtype",
        schema.equals("pg_catalog") && letter.equals("b") ? Values.UNKNOWN : letter);
    rows.add(
        certainty,
        "oid",
        Value.oid("array of " + id),
        "typname",
        "_" + name,
        "typnamespace",
        CatalogRows.namespace(schema),
        "typtype",
        "b");
  }

  private static String letter(PgType.Kind kind) {
    return switch (kind) {
      case ENUM -> "e";
      case COMPOSITE -> "c";
      case DOMAIN -> "d";
      case RANGE -> "r";
      case BASE -> "b";
      case SHELL -> "p";
    };
  }

  private static List<PgType> own(SystemRows rows, @Nullable Set<String> names) {
    var found = new ArrayList<PgType>();
    for (String schema : rows.schemas(null)) {
      if (names == null) {
        for (Catalog.Entry entry : rows.e.db.scan(Space.TYPE, schema)) {
          found.add((PgType) entry.value());
        }
        continue;
      }
      for (String name : names) {
        PgType type = rows.e.db.type(schema, name);
        if (type != null) {
          rows.e.relyOn(type.origin());
          found.add(type);
        }
      }
    }
    return found;
  }

  static void labels(SystemRows rows) {
    Set<String> wanted = rows.hint("enumlabel");
    rows.maybeMore("label", null);
    rows.maybeMore("type", null);
    for (PgType type : own(rows, null)) {
      int order = 0;
      for (PgType.Label label : type.labels()) {
        order++;
        if (wanted == null || wanted.contains(label.text())) {
          rows.add(
              rows.certainty("type", type.name()).and(rows.certainty("label", type.name())),
              "enumtypid",
              Value.oid("type " + type.id()),
              "enumlabel",
              label.text(),
              "enumsortorder",
              order);
        }
      }
    }
  }

  static void domainConstraints(SystemRows rows) {
    if (rows.hint("conrelid") != null) {
      return;
    }
    for (PgType type : own(rows, null)) {
      for (TableConstraint constraint : type.constraints()) {
        rows.add(
            rows.certainty("type", type.name()),
            "conname",
            constraint.name(),
            "conrelid",
            Value.of(0),
            "connamespace",
            CatalogRows.namespace(type.schema()),
            "contypid",
            Value.oid("type " + type.id()));
      }
    }
  }

  static void routines(SystemRows rows) {
    Set<String> names = rows.hint("proname");
    rows.maybeMore("routine", names);
    for (Routine routine : routines(rows, null, names)) {
      rows.add(
          rows.certainty("routine", routine.name()),
          "oid",
          RoutineTexts.oid(routine),
          "proname",
          routine.name(),
          "pronamespace",
          CatalogRows.namespace(routine.schema()),
          "pronargs",
          routine.inputTypes().size(),
          "prosecdef",
          routine.id() == 0 ? Values.UNKNOWN : routine.traits().securityDefiner(),
          "prokind",
          letter(routine.signature().kind()));
    }
    rows.more |= names == null && rows.hint("pronamespace") == null;
  }

  private static String letter(FunctionSignature.Kind kind) {
    return switch (kind) {
      case FUNCTION -> "f";
      case PROCEDURE -> "p";
      case AGGREGATE, ORDERED_SET_AGGREGATE -> "a";
      case WINDOW -> "w";
    };
  }

  /** The routines in some schemas, of some names; PostgreSQL's own only where named. */
  static List<Routine> routines(
      SystemRows rows, @Nullable Set<String> schemas, @Nullable Set<String> names) {
    var found = new ArrayList<Routine>();
    for (String schema : rows.schemas(schemas)) {
      if (names == null) {
        for (Catalog.Entry entry : rows.e.db.scan(Space.ROUTINE, schema)) {
          found.addAll(((Overloads) entry.value()).routines());
        }
        continue;
      }
      for (String name : names) {
        List<Routine> named = rows.e.db.routines(schema, name);
        named.forEach(r -> rows.e.relyOn(r.origin()));
        found.addAll(named);
      }
    }
    return found;
  }
}
