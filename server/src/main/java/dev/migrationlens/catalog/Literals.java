package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;

/** Whether a string literal can be read as a value of a type. */
public final class Literals {
  private Literals() {}

  public static Certainty fits(TypeWorld world, SqlType type, String text) {
    return Certainty.UNKNOWN;
  }
}
