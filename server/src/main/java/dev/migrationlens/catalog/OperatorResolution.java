package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import org.jspecify.annotations.Nullable;

/** Which operator of a symbol PostgreSQL applies. */
public final class OperatorResolution {
  private OperatorResolution() {}

  /** For a prefix operator the left type is null. */
  public static Resolution resolve(
      TypeWorld world, String symbol, @Nullable SqlType left, SqlType right) {
    return new Resolution.Unsure();
  }
}
