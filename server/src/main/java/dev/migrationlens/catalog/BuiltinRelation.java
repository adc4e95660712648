package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;

/** A table or view of {@code pg_catalog} or {@code information_schema}. */
public record BuiltinRelation(String schema, String name, boolean view, List<Column> columns) {
  /** One of its columns. */
  public record Column(String name, SqlType type, boolean notNull) {}

  public BuiltinRelation {
    columns = List.copyOf(columns);
  }
}
