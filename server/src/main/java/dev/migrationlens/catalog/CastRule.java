package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;

/** A row of {@code pg_cast}. */
public record CastRule(SqlType source, SqlType target, Context context, Method method) {
  /** Where PostgreSQL applies the cast unasked; each context includes the ones before it. */
  public enum Context {
    /** Anywhere. */
    IMPLICIT,
    /** Also when storing into a column. */
    ASSIGNMENT,
    /** Only when written. */
    EXPLICIT;

    public boolean allows(Context wanted) {
      return compareTo(wanted) <= 0;
    }
  }

  /** How the cast is done. */
  public enum Method {
    FUNCTION,
    /** By the text forms of both types. */
    INOUT,
    /** The two types share one binary form, so nothing is computed. */
    BINARY
  }
}
