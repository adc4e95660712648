package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CastRule.Context;
import dev.migrationlens.sql.SqlType;

/** Which types PostgreSQL turns into which, compares with which, and indexes how. */
public final class TypeRules {
  private TypeRules() {}

  /** Whether a value of one type may become the other in this context. */
  public static Certainty coercible(TypeWorld world, SqlType from, SqlType to, Context context) {
    return Certainty.UNKNOWN;
  }

  /** Whether {@code left = right} has a meaning. */
  public static Certainty comparable(TypeWorld world, SqlType left, SqlType right) {
    return Certainty.UNKNOWN;
  }

  /** Whether a foreign key may go from a column of one type to a key column of the other. */
  public static Certainty foreignKey(TypeWorld world, SqlType referencing, SqlType referenced) {
    return Certainty.UNKNOWN;
  }

  /** Whether the index method has a default operator class for the type. */
  public static Certainty indexable(TypeWorld world, SqlType type, String method) {
    return Certainty.UNKNOWN;
  }
}
