package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;

/**
 * A relation that nobody's migration made: of {@code pg_catalog}, {@code information_schema} or an
 * extension. The kind is that of {@code pg_class} ({@code r}, {@code v}, {@code c}, …).
 */
public record BuiltinRelation(String schema, String name, char kind, List<Column> columns) {
  /** One of its columns. */
  public record Column(String name, SqlType type, boolean notNull, boolean hasDefault) {}

  public BuiltinRelation {
    columns = List.copyOf(columns);
  }

  public boolean view() {
    return kind == 'v';
  }
}
