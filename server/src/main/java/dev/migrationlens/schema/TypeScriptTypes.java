package dev.migrationlens.schema;

import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.sql.SqlType;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a column's type is once JSON has carried it to a program. */
final class TypeScriptTypes {
  private static final Set<String> NUMBERS =
      Set.of("int2", "int4", "int8", "float4", "float8", "numeric", "oid");
  private static final Set<String> STRINGS =
      Set.of(
          "bytea",
          "bpchar",
          "varchar",
          "date",
          "text",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "uuid",
          "name",
          "char");
  private static final Set<String> STRINGS_OF_EXTENSIONS = Set.of("citext", "vector", "halfvec");

  /** As a locale orders names: case decides last. */
  static final Comparator<String> ORDER =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.reverseOrder());

  private final Contents contents;

  TypeScriptTypes(Contents contents) {
    this.contents = contents;
  }

  String of(@Nullable SqlType type) {
    if (type == null || type.isUnsure()) {
      return "unknown";
    }
    return type.array() ? of(type.element()) + "[]" : single(type);
  }

  private String single(SqlType type) {
    String name = type.name();
    String schema = type.schema();
    if (schema != null) {
      return STRINGS_OF_EXTENSIONS.contains(name) ? "string" : own(schema, name);
    }
    if (NUMBERS.contains(name)) {
      return "number";
    }
    if (STRINGS.contains(name)) {
      return "string";
    }
    return switch (name) {
      case "bool" -> "boolean";
      case "json", "jsonb" -> "Json";
      case "void" -> "undefined";
      case "record" -> "Record<string, unknown>";
      default -> "unknown";
    };
  }

  private String own(String schema, String name) {
    PgType type = contents.catalog().type(schema, name);
    if (type == null) {
      RelationEntry entry = contents.catalog().relationEntry(schema, name);
      return entry instanceof Relation relation ? row(relation) : "unknown";
    }
    return switch (type.kind()) {
      case ENUM -> path(schema, "Enums", name);
      case COMPOSITE -> path(schema, "CompositeTypes", name);
      case DOMAIN -> type.base() == null ? "unknown" : of(type.base());
      case RANGE, BASE, SHELL -> "unknown";
    };
  }

  private static String row(Relation relation) {
    String kind = relation.isView() ? "Views" : "Tables";
    return path(relation.schema(), kind, relation.name()) + "[\"Row\"]";
  }

  private static String path(String schema, String kind, String name) {
    return "Database[" + quoted(schema) + "][\"" + kind + "\"][" + quoted(name) + "]";
  }

  static String labels(PgType type) {
    return type.labels().isEmpty()
        ? "never"
        : type.labels().stream().map(l -> quoted(l.text())).collect(Collectors.joining(" | "));
  }

  /** A property's name, in quotes where it needs them. */
  static String key(String name) {
    return name.matches("[A-Za-z_$][A-Za-z0-9_$]*") ? name : quoted(name);
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
