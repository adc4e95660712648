package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;

/** A prepared statement: the types that PREPARE gives its parameters, and how many it has. */
public record Prepared(List<SqlType> types, int count, Origin origin) implements CatalogObject {
  public Prepared {
    types = List.copyOf(types);
  }
}
