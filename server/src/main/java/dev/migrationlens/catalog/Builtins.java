package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every PostgreSQL database holds before the first migration. */
public final class Builtins {
  private Builtins() {}

  public static TypeWorld types() {
    return BuiltinTypes.WORLD;
  }

  /** A table or view of {@code pg_catalog} or {@code information_schema}. */
  public static Optional<BuiltinRelation> relation(String schema, String name) {
    return Optional.empty();
  }

  /** The names of the schema's relations, for completion. */
  public static List<String> relationNames(String schema) {
    return List.of();
  }

  /** Every function of {@code pg_catalog} of the name. */
  public static List<FunctionSignature> functions(String name) {
    return List.of();
  }

  public static List<String> functionNames() {
    return List.of();
  }

  /** The type of this {@code pg_type} name in {@code pg_catalog} (no arrays). */
  public static Optional<TypeFacts> type(String name) {
    return Optional.empty();
  }

  public static List<String> typeNames() {
    return List.of();
  }

  public static List<OperatorSignature> operators(String symbol) {
    return List.of();
  }

  public static Optional<CastRule> cast(SqlType source, SqlType target) {
    return Optional.empty();
  }

  public static Optional<BuiltinSetting> setting(String name) {
    return Optional.empty();
  }

  public static List<String> settingNames() {
    return List.of();
  }

  public static boolean hasLanguage(String name) {
    return names("language").contains(name);
  }

  /** Collations beyond those every server has depend on its operating system and ICU. */
  public static Certainty isCollation(String name) {
    return Certainty.UNKNOWN;
  }

  /**
   * The names of a kind: {@code language}, {@code role}, {@code access-method}, {@code collation},
   * {@code extension}, {@code text-search-configuration}, {@code text-search-dictionary}, {@code
   * text-search-parser}, {@code text-search-template}, {@code tablespace}, {@code encoding}.
   */
  public static Set<String> names(String kind) {
    return Set.of();
  }
}
