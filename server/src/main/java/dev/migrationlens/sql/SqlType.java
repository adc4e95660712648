package dev.migrationlens.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type as the catalog knows it: {@code name} is the name in {@code pg_type} of the type itself,
 * or of the elements when {@code array} (PostgreSQL does not tell {@code int[]} from {@code
 * int[][]}). A schema of null means {@code pg_catalog}.
 */
public record SqlType(@Nullable String schema, String name, List<String> modifiers, boolean array) {
  /** The type of a literal or parameter whose type PostgreSQL has yet to choose. */
  public static final SqlType UNKNOWN = of("unknown");

  /** A type that we, unlike PostgreSQL, do not know. Nothing may be concluded from it. */
  public static final SqlType UNSURE = of("?");

  public static final SqlType BOOL = of("bool");
  public static final SqlType INT2 = of("int2");
  public static final SqlType INT4 = of("int4");
  public static final SqlType INT8 = of("int8");
  public static final SqlType NUMERIC = of("numeric");
  public static final SqlType FLOAT8 = of("float8");
  public static final SqlType TEXT = of("text");
  public static final SqlType VARCHAR = of("varchar");
  public static final SqlType UUID = of("uuid");
  public static final SqlType JSONB = of("jsonb");
  public static final SqlType DATE = of("date");
  public static final SqlType TIMESTAMPTZ = of("timestamptz");
  public static final SqlType RECORD = of("record");
  public static final SqlType VOID = of("void");
  public static final SqlType TRIGGER = of("trigger");
  public static final SqlType EVENT_TRIGGER = of("event_trigger");

  /** The words of the standard for types whose catalog name differs; those split before (n). */
  private static final Map<String, String> STANDARD_NAMES =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("varchar", "character varying"),
          Map.entry("varbit", "bit varying"),
          Map.entry("time", "time without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"));

  /** What stands for the types of a call. */
  private static final Set<String> POLYMORPHIC =
      Set.of(
          "anyelement",
          "anyarray",
          "anynonarray",
          "anyenum",
          "anyrange",
          "anymultirange",
          "anycompatible",
          "anycompatiblearray",
          "anycompatiblenonarray",
          "anycompatiblerange",
          "anycompatiblemultirange");

  private static final Pattern INTERVAL =
      Pattern.compile(
          "interval((?:\\s+(?:year|month|day|hour|minute|second|to)\\b)*)\\s*(?:\\(\\s*(\\d+)\\s*\\))?");

  public SqlType {
    modifiers = List.copyOf(modifiers);
    schema = "pg_catalog".equals(schema) ? null : schema;
  }

  /** One of PostgreSQL's own types by its catalog name; {@code _int4} is an array. */
  public static SqlType of(String name) {
    return name.startsWith("_")
        ? new SqlType(null, name.substring(1), List.of(), true)
        : new SqlType(null, name, List.of(), false);
  }

  public static SqlType of(@Nullable String schema, String name) {
    return new SqlType(schema, name, List.of(), false);
  }

  /** Of {@code interval day to second(2)}: the fields, if not all, and the precision, if any. */
  public static List<String> intervalModifiers(String written) {
    var parts = INTERVAL.matcher(written.toLowerCase(Locale.ROOT));
    if (!parts.find()) {
      return List.of();
    }
    String fields = parts.group(1) == null ? "" : parts.group(1).strip().replaceAll("\\s+", " ");
    return Stream.of(fields, String.valueOf(parts.group(2)))
        .filter(part -> !part.isEmpty() && !part.equals("null"))
        .toList();
  }

  /** The type without length, precision or scale: what functions and operators see. */
  public SqlType bare() {
    return modifiers.isEmpty() ? this : new SqlType(schema, name, List.of(), array);
  }

  public SqlType withModifiers(List<String> values) {
    return new SqlType(schema, name, values, array);
  }

  public SqlType asArray() {
    return array ? this : new SqlType(schema, name, modifiers, true);
  }

  public SqlType element() {
    return array ? new SqlType(schema, name, modifiers, false) : this;
  }

  public boolean builtIn() {
    return schema == null;
  }

  public boolean isUnknown() {
    return !array && schema == null && name.equals("unknown");
  }

  public boolean isUnsure() {
    return schema == null && name.equals("?");
  }

  /** Whether this is PostgreSQL's own type (not an array) of that catalog name. */
  public boolean is(String builtInName) {
    return !array && schema == null && name.equals(builtInName);
  }

  public boolean isPolymorphic() {
    return !array && schema == null && POLYMORPHIC.contains(name);
  }

  public QualifiedName qualifiedName() {
    return new QualifiedName(schema == null ? "pg_catalog" : schema, name);
  }

  /** As {@code format_type} prints it when the type's schema is not on the search path. */
  public String format() {
    return format(schema == null ? "" : Names.quote(schema) + ".");
  }

  /** As {@code format_type} prints it when the type's schema is on the search path. */
  public String shortFormat() {
    return format("");
  }

  private String format(String prefix) {
    String suffix = array ? "[]" : "";
    if (schema == null) {
      return standardFormat() + suffix;
    }
    return prefix + Names.quote(name) + parenthesized() + suffix;
  }

  private String standardFormat() {
    String words = STANDARD_NAMES.get(name);
    if (words == null) {
      return switch (name) {
        // Without a length these two are not what the bare words CHARACTER and BIT mean.
        case "bpchar" -> modifiers.isEmpty() ? "bpchar" : "character" + parenthesized();
        case "bit" -> modifiers.isEmpty() ? "\"bit\"" : "bit" + parenthesized();
        case "interval" -> name + fields();
        case "json", "numeric" -> name + parenthesized();
        case "any" -> "\"any\"";
        default -> Names.quote(name) + parenthesized();
      };
    }
    // The precision of a time follows its first word: timestamp(3) with time zone.
    int zone = name.startsWith("time") ? words.indexOf(' ') : words.length();
    return words.substring(0, zone) + parenthesized() + words.substring(zone);
  }

  private String fields() {
    boolean some = !modifiers.isEmpty() && Character.isLetter(modifiers.get(0).charAt(0));
    if (!some) {
      return parenthesized();
    }
    String precision = modifiers.size() > 1 ? "(" + modifiers.get(1) + ")" : "";
    return " " + modifiers.get(0) + precision;
  }

  private String parenthesized() {
    return modifiers.isEmpty() ? "" : "(" + String.join(",", modifiers) + ")";
  }

  @Override
  public String toString() {
    return format();
  }
}
