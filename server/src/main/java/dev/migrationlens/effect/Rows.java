package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Node;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that are compared field by field. */
final class Rows {
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");

  private Rows() {}

  static void compare(Evaluation e, Scope scope, Expr.Operator operator) {
    boolean both = operator.operands().stream().allMatch(Expr.Row.class::isInstance);
    if (both && operator.operands().size() == 2 && COMPARISONS.contains(operator.symbol())) {
      pairs(
          e,
          scope,
          operator.symbol(),
          ((Expr.Row) operator.operands().get(0)).items(),
          ((Expr.Row) operator.operands().get(1)).items(),
          operator);
    }
  }

  static void member(Evaluation e, Scope scope, Expr.InList list) {
    if (list.value() instanceof Expr.Row row) {
      for (Expr item : list.items()) {
        if (item instanceof Expr.Row other && !e.failed()) {
          pairs(e, scope, "=", row.items(), other.items(), item);
        }
      }
    }
  }

  private static void pairs(
      Evaluation e, Scope scope, String symbol, List<Expr> left, List<Expr> right, Node at) {
    if (left.size() != right.size()) {
      e.error(
          "counts-differ",
          SqlState.SYNTAX_ERROR,
          "a row of " + left.size() + " is compared with a row of " + right.size(),
          at);
      return;
    }
    for (int i = 0; i < left.size() && !e.failed(); i++) {
      SqlType one = quiet(e, scope, left.get(i));
      SqlType other = quiet(e, scope, right.get(i));
      OperatorUse.apply(e, symbol, left.get(i), one, right.get(i), other, at);
    }
  }

  /** The names in it were checked before. */
  private static SqlType quiet(Evaluation e, Scope scope, Expr expr) {
    int before = e.problemCount();
    SqlType type = Expressions.check(e, scope, expr, new Uses());
    e.takeBack(before);
    return type;
  }

  /** {@code (a, b) IN (SELECT …)} needs as many columns as there are fields. */
  static void requireAsMany(Evaluation e, @Nullable List<Scope.Output> outputs, Expr.Subquery sub) {
    if (sub.left() instanceof Expr.Row row
        && outputs != null
        && outputs.size() != row.items().size()) {
      e.error(
          "counts-differ",
          SqlState.SYNTAX_ERROR,
          "a row of "
              + row.items().size()
              + " is compared with "
              + outputs.size()
              + (outputs.size() == 1 ? " column" : " columns"),
          sub);
    }
  }
}
