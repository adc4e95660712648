package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;

/** Whether a function in FROM must, may or cannot be told the columns of its rows. */
final class RowShapes {
  private RowShapes() {}

  /** {@code type} is what the function returns, as far as that is certain. */
  static void check(Evaluation e, Query.FunctionCall item, SqlType type) {
    if (item.calls().size() != 1
        || !(item.calls().get(0) instanceof Expr.Call call)
        || call.special()
        || e.failed()) {
      return;
    }
    List<Routine> routines = RoutineLookup.visible(e, call.name());
    if (routines.isEmpty() || e.mayBeThere("routine", call.name().name())) {
      return;
    }
    boolean told = !item.definition().isEmpty();
    if (told && item.ordinality()) {
      refuse(e, "WITH ORDINALITY cannot be used with a list of columns", item);
    } else if (told && routines.stream().allMatch(r -> r.signature().outputs().size() > 1)) {
      refuse(e, "`" + call.name().name() + "` has columns: they need no list", item);
    } else if (told && FromItems.isScalar(e, type)) {
      refuse(e, "`" + call.name().name() + "` returns no record: it has no list of columns", item);
    } else if (!told && routines.stream().allMatch(r -> isOpen(r.signature()))) {
      refuse(
          e,
          "`" + call.name().name() + "` returns a record: say its columns, as in `AS x (a int)`",
          item);
    }
    if (e.failed()) {
      routines.forEach(r -> e.relyOn(r.origin()));
    }
  }

  /** Nobody but the caller knows the columns. */
  private static boolean isOpen(FunctionSignature signature) {
    return signature.returns().is("record")
        && !signature.returns().array()
        && signature.outputs().isEmpty();
  }

  private static void refuse(Evaluation e, String message, Query.FunctionCall at) {
    e.error("counts-differ", SqlState.SYNTAX_ERROR, message, at);
  }
}
