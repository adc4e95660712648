package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL makes of a call or an operator between arguments of certain types. */
public sealed interface Resolution {

  /**
   * It is this function (null where the call is a cast in disguise, or an operator), and gives this
   * type, {@link SqlType#UNSURE} where we cannot tell. {@code takes} is what it declares for each
   * argument, empty where that is not told.
   */
  record Found(@Nullable FunctionSignature function, SqlType type, List<SqlType> takes)
      implements Resolution {
    public Found {
      takes = List.copyOf(takes);
    }

    public Found(@Nullable FunctionSignature function, SqlType type) {
      this(function, type, List.of());
    }
  }

  /** PostgreSQL rejects it with this code, certainly. */
  record Failed(SqlState state) implements Resolution {}

  /** We cannot tell. */
  record Unsure() implements Resolution {}
}
