package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import org.jspecify.annotations.Nullable;

/** What a routine is called as: a function, a procedure, an aggregate or over a window. */
final class CallForms {
  private CallForms() {}

  static void check(Evaluation e, Expr.Call call, @Nullable FunctionSignature function) {
    if (function == null) {
      return;
    }
    String why = why(e, call, function);
    if (why != null) {
      e.error(
          "missing-function",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + call.name().name() + "` " + why,
          call);
    } else if (call.distinct() && call.over() != null) {
      e.error(
          "missing-function",
          SqlState.FEATURE_NOT_SUPPORTED,
          "DISTINCT cannot be used over a window",
          call);
    }
  }

  private static @Nullable String why(Evaluation e, Expr.Call call, FunctionSignature function) {
    boolean called = e.called == call;
    boolean ofRows = call.distinct() || call.filter() != null || !call.orderBy().isEmpty();
    return switch (function.kind()) {
      case PROCEDURE -> called ? null : "is a procedure: it is called by CALL";
      case FUNCTION ->
          called
              ? "is not a procedure: it is called by SELECT"
              : ofRows || call.over() != null ? "is not an aggregate function" : null;
      case AGGREGATE, ORDERED_SET_AGGREGATE -> called ? "is not a procedure" : null;
      case WINDOW ->
          called ? "is not a procedure" : call.over() == null ? "needs an OVER clause" : null;
    };
  }
}
