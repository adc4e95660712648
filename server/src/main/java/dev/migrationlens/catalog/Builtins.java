package dev.migrationlens.catalog;

import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What every PostgreSQL 18 database holds before the first migration, and where an older one
 * differs. Each kind of fact is read when first asked for, each line understood when its name is
 * asked for.
 */
public final class Builtins {
  private static final FactLines FUNCTIONS = new FactLines("functions.txt");
  private static final FactLines TYPES = new FactLines("types.txt");
  private static final FactLines OPERATORS = new FactLines("operators.txt");
  private static final FactLines RELATIONS = new FactLines("relations.txt");
  private static final FactLines SETTINGS = new FactLines("settings.txt");
  private static final FactLines NAMES = new FactLines("names.txt");

  private static final Map<String, List<FunctionSignature>> FUNCTION_MEMO =
      new ConcurrentHashMap<>();
  private static final Map<String, List<OperatorSignature>> OPERATOR_MEMO =
      new ConcurrentHashMap<>();
  private static final Map<String, Optional<TypeFacts>> TYPE_MEMO = new ConcurrentHashMap<>();
  private static final Map<String, Optional<BuiltinRelation>> RELATION_MEMO =
      new ConcurrentHashMap<>();
  private static final Map<String, Set<String>> NAMES_MEMO = new ConcurrentHashMap<>();

  /**
   * Names an operating system or ICU may give a collation. A name of another shape is nobody's but
   * the database's.
   */
  private static final Pattern LOCALE =
      Pattern.compile("[a-z]+|[a-z]{2,3}[_-].*|C\\..*|POSIX\\..*");

  private Builtins() {}

  /** PostgreSQL's own types, casts, operators and operator classes. */
  public static TypeWorld types() {
    return BuiltinTypes.WORLD;
  }

  /** A table or view of {@code pg_catalog} or {@code information_schema}. */
  public static Optional<BuiltinRelation> relation(String schema, String name) {
    return RELATION_MEMO.computeIfAbsent(
        schema + "." + name,
        key -> RELATIONS.find(key).stream().map(FactReader.BUILT_IN::relation).findFirst());
  }

  /** As it was in that version. */
  public static Optional<BuiltinRelation> relation(PgVersion version, String schema, String name) {
    if (!OlderVersions.isOlder(version)) {
      return relation(schema, name);
    }
    String key = schema + "." + name;
    return OlderVersions.lines(version, "relations", key, RELATIONS.find(key)).stream()
        .map(FactReader.BUILT_IN::relation)
        .findFirst();
  }

  /** The names of the relations of {@code pg_catalog} or {@code information_schema}. */
  public static List<String> relationNames(String schema) {
    String prefix = schema + ".";
    return RELATIONS.keys().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  /** Every function of {@code pg_catalog} of the name. */
  public static List<FunctionSignature> functions(String name) {
    return FUNCTION_MEMO.computeIfAbsent(
        name, key -> FUNCTIONS.find(key).stream().map(FactReader.BUILT_IN::function).toList());
  }

  /** As they were in that version. */
  public static List<FunctionSignature> functions(PgVersion version, String name) {
    return OlderVersions.isOlder(version)
        ? OlderVersions.lines(version, "functions", name, FUNCTIONS.find(name)).stream()
            .map(FactReader.BUILT_IN::function)
            .toList()
        : functions(name);
  }

  /** The names of all functions of {@code pg_catalog}. */
  public static List<String> functionNames() {
    return FUNCTIONS.keys().stream().filter(name -> name.indexOf('.') < 0).toList();
  }

  /** The type of this {@code pg_type} name in {@code pg_catalog}; arrays have no name here. */
  public static Optional<TypeFacts> type(String name) {
    return TYPE_MEMO.computeIfAbsent(
        name,
        key -> {
          var line = TYPES.find(key).stream().map(FactReader.BUILT_IN::typeFacts).findFirst();
          return line.isPresent() || relation("pg_catalog", key).isEmpty()
              ? line
              : Optional.of(TypeFacts.composite(SqlType.of(null, key)));
        });
  }

  /** A type of {@code information_schema}: its domains, and the row types of its views. */
  public static Optional<TypeFacts> informationSchemaType(String name) {
    return type("information_schema." + name)
        .or(
            () ->
                relation("information_schema", name)
                    .map(it -> TypeFacts.composite(SqlType.of("information_schema", name))));
  }

  /** The names of the types of {@code pg_catalog}, without row types and arrays. */
  public static List<String> typeNames() {
    return TYPES.keys().stream().filter(name -> name.indexOf('.') < 0).toList();
  }

  public static List<OperatorSignature> operators(String symbol) {
    return OPERATOR_MEMO.computeIfAbsent(
        symbol, key -> OPERATORS.find(key).stream().map(FactReader.BUILT_IN::operator).toList());
  }

  /** The symbols of all operators. */
  public static List<String> operatorSymbols() {
    return OPERATORS.keys();
  }

  public static Optional<CastRule> cast(SqlType source, SqlType target) {
    return Optional.ofNullable(BuiltinTypes.WORLD.cast(source, target));
  }

  /** A parameter of the server by its name in any case; one with a dot may be anybody's. */
  public static Optional<BuiltinSetting> setting(String name) {
    return SETTINGS.find(name.toLowerCase(Locale.ROOT)).stream()
        .map(line -> setting(line.split("\t", -1)))
        .findFirst();
  }

  /** As it was in that version. */
  public static Optional<BuiltinSetting> setting(PgVersion version, String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return OlderVersions.lines(version, "settings", key, SETTINGS.find(key)).stream()
        .map(line -> setting(line.split("\t", -1)))
        .findFirst();
  }

  private static BuiltinSetting setting(String[] fields) {
    return new BuiltinSetting(
        fields[0],
        BuiltinSetting.Context.of(fields[1]),
        BuiltinSetting.Type.valueOf(fields[2].toUpperCase(Locale.ROOT)),
        fields.length > 3 ? List.of(fields[3].split(",")) : List.of());
  }

  public static List<String> settingNames() {
    return SETTINGS.keys();
  }

  public static boolean hasLanguage(String name) {
    return names("language").contains(name);
  }

  /** Collations beyond those every server has depend on its operating system and ICU. */
  public static Certainty isCollation(String name) {
    if (names("collation").contains(name)) {
      return Certainty.YES;
    }
    return LOCALE.matcher(name).matches() ? Certainty.UNKNOWN : Certainty.NO;
  }

  /**
   * The names of a kind: {@code language}, {@code role}, {@code access-method}, {@code collation},
   * {@code tablespace}, {@code conversion}, {@code encoding}, {@code text-search-configuration},
   * {@code text-search-dictionary}, {@code text-search-parser}, {@code text-search-template}.
   */
  public static Set<String> names(String kind) {
    return names(PgVersion.NEWEST, kind);
  }

  /** As they were in that version. */
  public static Set<String> names(PgVersion version, String kind) {
    return NAMES_MEMO.computeIfAbsent(
        version.major() + " " + kind,
        key ->
            OlderVersions.lines(version, "names", kind, NAMES.find(kind)).stream()
                .map(line -> line.substring(kind.length() + 1))
                .collect(Collectors.toUnmodifiableSet()));
  }
}
