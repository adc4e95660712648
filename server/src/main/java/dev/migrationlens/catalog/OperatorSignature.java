package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import org.jspecify.annotations.Nullable;

/** One operator: a prefix operator has no left side. */
public record OperatorSignature(
    String schema, String symbol, @Nullable SqlType left, SqlType right, SqlType result) {
  public boolean prefix() {
    return left == null;
  }
}
