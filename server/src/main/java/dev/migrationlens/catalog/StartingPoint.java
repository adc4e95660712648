package dev.migrationlens.catalog;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.PgVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A fresh PostgreSQL database: what every server brings, made into objects when asked for. */
public final class StartingPoint implements Base {
  private static final Set<String> SCHEMAS =
      Set.of("pg_catalog", "information_schema", "public", "pg_toast");

  private final PgVersion version;
  private final Map<Key, Optional<CatalogObject>> made = new ConcurrentHashMap<>();

  public StartingPoint(PgVersion version) {
    this.version = version;
  }

  @Override
  public @Nullable CatalogObject get(Key key) {
    return switch (key.space()) {
      case SCHEMA -> SCHEMAS.contains(key.name()) ? schema(key.name()) : null;
      case RELATION, TYPE, ROUTINE ->
          key.parent().equals("pg_catalog") || key.parent().equals("information_schema")
              ? remembered(key)
              : null;
      case ROLE -> named(key, "role", key.name().equals("postgres"));
      case LANGUAGE -> named(key, "language", false);
      case TABLESPACE -> named(key, "tablespace", key.name().equals("pg_default"));
      case ACCESS_METHOD -> named(key, "access-method", false);
      case EXTENSION ->
          key.name().equals("plpgsql")
              ? new ExtensionObject(0, "plpgsql", "pg_catalog", true, Origin.BEFORE)
              : null;
      case SESSION ->
          key.name().equals("search_path") ? new Setting(List.of("$user", "public"), 0) : null;
      default -> null;
    };
  }

  private static SchemaObject schema(String name) {
    return new SchemaObject(0, name, null, !name.equals("pg_toast"), Origin.BEFORE);
  }

  private @Nullable CatalogObject named(Key key, String kind, boolean always) {
    return always || Builtins.names(version, kind).contains(key.name())
        ? new NamedObject(0, key.name(), "", Origin.BEFORE)
        : null;
  }

  private @Nullable CatalogObject remembered(Key key) {
    Optional<CatalogObject> known = made.get(key);
    if (known == null) {
      known = Optional.ofNullable(build(key));
      made.put(key, known);
    }
    return known.orElse(null);
  }

  private @Nullable CatalogObject build(Key key) {
    return switch (key.space()) {
      case RELATION ->
          Builtins.relation(version, key.parent(), key.name())
              .map(StartingPoint::relation)
              .orElse(null);
      case ROUTINE ->
          key.parent().equals("pg_catalog")
              ? overloads(Builtins.functions(version, key.name()))
              : null;
      default -> null;
    };
  }

  private static Relation relation(BuiltinRelation facts) {
    var columns = new ArrayList<Column>();
    for (BuiltinRelation.Column c : facts.columns()) {
      columns.add(
          new Column(
              columns.size() + 1,
              c.name(),
              c.type(),
              c.notNull(),
              null,
              Column.Generation.NONE,
              false,
              Origin.BEFORE));
    }
    return new Relation(
        -1L - (facts.schema() + facts.name()).hashCode() % 1_000_000L,
        facts.schema(),
        facts.name(),
        facts.view() ? Relation.Kind.VIEW : Relation.Kind.TABLE,
        columns,
        columns.size(),
        List.of(),
        List.of(),
        Relation.Traits.PLAIN,
        true,
        Origin.BEFORE);
  }

  private static @Nullable CatalogObject overloads(List<FunctionSignature> signatures) {
    if (signatures.isEmpty()) {
      return null;
    }
    return new Overloads(
        signatures.stream().map(s -> Routine.of(0, s, "internal", Origin.BEFORE)).toList());
  }

  /** The kind under which COMMENT, DROP and GRANT name a routine. */
  static ObjectKind kindOf(FunctionSignature signature) {
    return switch (signature.kind()) {
      case PROCEDURE -> ObjectKind.PROCEDURE;
      case AGGREGATE, ORDERED_SET_AGGREGATE -> ObjectKind.AGGREGATE;
      case FUNCTION, WINDOW -> ObjectKind.FUNCTION;
    };
  }
}
