package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL makes of a call or an operator between arguments of certain types. */
public sealed interface Resolution {

  /**
   * It is this function (null where the call is a cast in disguise, or an operator), and gives this
   * type, {@link SqlType#UNSURE} where we cannot tell.
   */
  record Found(@Nullable FunctionSignature function, SqlType type) implements Resolution {}

  /** PostgreSQL rejects it with this code, certainly. */
  record Failed(SqlState state) implements Resolution {}

  /** We cannot tell. */
  record Unsure() implements Resolution {}
}
