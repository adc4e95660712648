package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a routine is called as: a function, a procedure, an aggregate or over a window. */
final class CallForms {
  private CallForms() {}

  static void check(Evaluation e, Expr.Call call, @Nullable FunctionSignature function) {
    if (function == null) {
      return;
    }
    String why = why(e, call, function);
    String unsupported = call.over() == null ? null : unsupported(call, function);
    if (why != null) {
      e.error(
          "missing-function",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + call.name().name() + "` " + why,
          call);
    } else if (unsupported != null) {
      e.error(
          "missing-function",
          SqlState.FEATURE_NOT_SUPPORTED,
          unsupported + " cannot be used over a window",
          call);
    } else if (call.distinct() && call.orderBy().stream().anyMatch(o -> isOther(call, o.value()))) {
      e.error(
          "ambiguous-name",
          SqlState.INVALID_COLUMN_REFERENCE,
          "with DISTINCT an aggregate can only be sorted by what it is given",
          call);
    }
  }

  /** Whether what is called takes its arguments one by one, in the order they are written. */
  static boolean isPlain(Expr.Call call, List<Routine> routines) {
    return call.withinGroup().isEmpty()
        || routines.stream()
            .map(Routine::signature)
            .allMatch(
                s ->
                    s.kind() == FunctionSignature.Kind.ORDERED_SET_AGGREGATE
                        && s.directArguments() >= 0);
  }

  /** What CALL gives arguments for: of a procedure, its results too. */
  static FunctionSignature asCalled(Evaluation e, Expr.Call call, Routine routine) {
    FunctionSignature signature = routine.signature();
    List<FunctionSignature.Parameter> results = e.called == call ? results(signature) : List.of();
    if (results.isEmpty()) {
      return signature;
    }
    // Results may stand between the others, so that no place has a type that is known.
    var all =
        Stream.concat(signature.inputs().stream(), results.stream())
            .map(p -> new FunctionSignature.Parameter(p.name(), SqlType.UNSURE))
            .toList();
    return signature.taking(all);
  }

  /** Whether nobody can tell if what has no name is given as well as returned. */
  static boolean mayTakeResults(Evaluation e, Expr.Call call, List<Routine> routines) {
    return e.called == call
        && routines.stream()
            .flatMap(r -> r.signature().outputs().stream())
            .anyMatch(o -> o.name().isEmpty());
  }

  /** The parameters that only give something back. */
  static List<FunctionSignature.Parameter> results(FunctionSignature signature) {
    List<String> given =
        signature.inputs().stream().map(FunctionSignature.Parameter::name).toList();
    return signature.outputs().stream()
        .filter(o -> o.name().isEmpty() || !given.contains(o.name()))
        .toList();
  }

  private static @Nullable String unsupported(Expr.Call call, FunctionSignature function) {
    if (call.distinct()) {
      return "DISTINCT";
    }
    if (!call.orderBy().isEmpty()) {
      return "ORDER BY";
    }
    if (function.kind() == FunctionSignature.Kind.ORDERED_SET_AGGREGATE) {
      return "WITHIN GROUP";
    }
    return call.filter() != null && function.kind() == FunctionSignature.Kind.WINDOW
        ? "FILTER without an aggregate"
        : null;
  }

  /** Whether what an aggregate is sorted by is certainly none of its arguments. */
  private static boolean isOther(Expr.Call call, Expr by) {
    return by instanceof Expr.ColumnRef column
        && call.args().stream().allMatch(a -> isOther(a.value(), column));
  }

  private static boolean isOther(Expr argument, Expr.ColumnRef by) {
    return switch (argument) {
      case Expr.ColumnRef ref -> !ref.star() && !ref.last().text().equals(by.last().text());
      case Expr.Literal literal -> true;
      case Expr.Call inner -> !inner.special();
      default -> false;
    };
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
      case AGGREGATE -> called ? "is not a procedure" : null;
      case ORDERED_SET_AGGREGATE ->
          called
              ? "is not a procedure"
              : call.withinGroup().isEmpty() && call.over() == null ? "needs WITHIN GROUP" : null;
      case WINDOW ->
          called ? "is not a procedure" : call.over() == null ? "needs an OVER clause" : null;
    };
  }
}
