package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that RETURN QUERY returns are of the function's types to the letter: nothing is cast.
 */
final class Returned {
  private Returned() {}

  /** The columns that a function of many rows returns; null where they are not known. */
  static @Nullable List<SqlType> columns(Evaluation e, FunctionSignature function) {
    if (!function.returnsSet()) {
      return null;
    }
    if (!function.outputs().isEmpty()) {
      return function.outputs().stream().map(FunctionSignature.Parameter::type).toList();
    }
    SqlType returns = function.returns();
    String schema = returns.qualifiedName().schema();
    if (!returns.array()
        && schema != null
        && e.db.relationEntry(schema, returns.name()) instanceof Relation row) {
      return row.complete()
          ? row.columns().stream().map(c -> c.type() == null ? SqlType.UNSURE : c.type()).toList()
          : null;
    }
    return FromItems.isScalar(e, returns) ? List.of(returns) : null;
  }

  static void check(
      Evaluation e,
      @Nullable List<SqlType> columns,
      @Nullable List<Scope.Output> outputs,
      Node query) {
    if (columns == null || outputs == null || e.failed()) {
      return;
    }
    if (columns.size() != outputs.size()) {
      e.error(
          "counts-differ",
          SqlState.DATATYPE_MISMATCH,
          outputs.size() + " columns for the " + columns.size() + " that the function returns",
          query);
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      SqlType wanted = columns.get(i).bare();
      SqlType given = Queries.settled(outputs.get(i).type()).bare();
      if (differ(wanted, given)) {
        e.error(
            "default-does-not-fit",
            SqlState.DATATYPE_MISMATCH,
            "column "
                + (i + 1)
                + " is `"
                + given.shortFormat()
                + "`, but the function returns `"
                + wanted.shortFormat()
                + "`",
            outputs.get(i).at());
        return;
      }
    }
  }

  private static boolean differ(SqlType wanted, SqlType given) {
    boolean certain =
        !wanted.isUnsure()
            && !given.isUnsure()
            && !wanted.isPolymorphic()
            && !given.isPolymorphic()
            && !wanted.equals(SqlType.RECORD)
            && !given.equals(SqlType.RECORD);
    // Of two types of the chain we may know one under another name.
    return certain && !wanted.equals(given) && (wanted.builtIn() || given.builtIn());
  }
}
