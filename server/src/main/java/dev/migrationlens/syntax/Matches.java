package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;

/** BETWEEN, IN, LIKE, ILIKE and SIMILAR TO, with NOT and without. */
final class Matches {
  private Matches() {}

  static Expr apply(TokenCursor c, Expr left, int start) {
    boolean negated = c.accept("not");
    String not = negated ? "NOT " : "";
    if (c.accept("between")) {
      return between(c, not, left, start);
    }
    if (c.accept("in")) {
      return in(c, negated, left, start);
    }
    if (c.accept("similar")) {
      c.expect("to");
      return pattern(c, not + "SIMILAR TO", left, start);
    }
    String symbol = not + (c.expectAny("like", "ilike").equals("like") ? "LIKE" : "ILIKE");
    if (c.atAny("any", "all", "some")) {
      return Operators.quantified(c, left, symbol, start);
    }
    return pattern(c, symbol, left, start);
  }

  private static Expr pattern(TokenCursor c, String symbol, Expr left, int start) {
    Expr pattern = operand(c);
    if (c.accept("escape")) {
      return Operators.operator(c, symbol, List.of(left, pattern, operand(c)), start);
    }
    return Operators.operator(c, symbol, List.of(left, pattern), start);
  }

  private static Expr operand(TokenCursor c) {
    return Expressions.climb(c, Expressions.Grammar.FULL, Operators.MATCH + 1);
  }

  private static Expr between(TokenCursor c, String not, Expr left, int start) {
    String symmetric = "";
    if (c.accept("symmetric")) {
      symmetric = " SYMMETRIC";
    } else {
      c.accept("asymmetric");
    }
    Expr low = Expressions.restricted(c);
    c.expect("and");
    Expr high = operand(c);
    return Operators.operator(c, not + "BETWEEN" + symmetric, List.of(left, low, high), start);
  }

  private static Expr in(TokenCursor c, boolean negated, Expr left, int start) {
    int open = c.start();
    if (!c.atSymbol('(')) {
      throw c.unexpected();
    }
    Object inside = Primaries.group(c);
    if (inside instanceof Query query) {
      var kind = negated ? Expr.SubqueryKind.NOT_IN : Expr.SubqueryKind.IN;
      return new Expr.Subquery(kind, left, query, start, c.previousEnd());
    }
    List<Expr> items =
        inside instanceof Expr.Row row && row.start() == open
            ? row.items()
            : List.of((Expr) inside);
    return new Expr.InList(left, items, negated, start, c.previousEnd());
  }
}
