package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;

/** Which of several functions of one name PostgreSQL calls. */
public final class FunctionResolution {

  /** What stands between the parentheses; a name is null for a positional argument. */
  public record Call(String name, List<Argument> arguments, boolean variadic) {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** One argument; an empty name means it is given by position. */
  public record Argument(String name, SqlType type) {}

  private FunctionResolution() {}

  /**
   * The candidates are all visible functions of the name, nearest schema of the search path first.
   */
  public static Resolution resolve(TypeWorld world, List<FunctionSignature> candidates, Call call) {
    return new Resolution.Unsure();
  }
}
