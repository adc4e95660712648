package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import java.util.ArrayList;
import java.util.List;

/** Fields, stars and subscripts after a value. */
final class Indirections {
  private Indirections() {}

  /** A column whose dotted parts are read, with whatever follows. */
  static Expr column(TokenCursor c, List<Ident> parts, int start) {
    if (c.atSymbol('.') && c.peekOperator(1, "*")) {
      c.advance();
      c.advance();
      var all = new ArrayList<>(parts);
      all.add(new Ident("*", false, c.previousEnd() - 1, c.previousEnd()));
      var column = new Expr.ColumnRef(all, true, start, c.previousEnd());
      return afterStar(c, column);
    }
    return of(c, new Expr.ColumnRef(parts, false, start, c.previousEnd()), start);
  }

  /** A value with the fields and subscripts that follow it (opt_indirection). */
  static Expr of(TokenCursor c, Expr value, int start) {
    Expr all = value;
    while (true) {
      if (c.atSymbol('[')) {
        all = subscript(c, all, start);
      } else if (c.acceptSymbol('.')) {
        if (c.acceptOperator("*")) {
          return afterStar(c, new Expr.Field(all, null, true, start, c.previousEnd()));
        }
        Ident field = c.columnLabel();
        all = new Expr.Field(all, field, false, start, c.previousEnd());
      } else {
        return all;
      }
    }
  }

  /** Nothing may follow a star; PostgreSQL says so after reading what does. */
  private static Expr afterStar(TokenCursor c, Expr value) {
    if (!c.atSymbol('.') && !c.atSymbol('[')) {
      return value;
    }
    skip(c);
    throw c.complaint("improper use of \"*\"");
  }

  /** Takes fields, stars and subscripts in whatever order. */
  static void skip(TokenCursor c) {
    while (c.atSymbol('.') || c.atSymbol('[')) {
      if (c.atSymbol('[')) {
        subscript(c, new Expr.Unknown(c.start(), c.start()), c.start());
      } else {
        c.advance();
        if (!c.acceptOperator("*")) {
          c.columnLabel();
        }
      }
    }
  }

  private static Expr subscript(TokenCursor c, Expr value, int start) {
    c.expectSymbol('[');
    var bounds = new ArrayList<Expr>(2);
    if (!c.atSymbol(':')) {
      bounds.add(Expressions.expression(c));
    }
    boolean slice = c.acceptSymbol(':');
    if (slice && !c.atSymbol(']')) {
      bounds.add(Expressions.expression(c));
    }
    c.expectSymbol(']');
    return new Expr.Subscript(value, bounds, slice, start, c.previousEnd());
  }
}
