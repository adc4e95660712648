package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import java.util.ArrayList;
import java.util.List;

/** Expressions. */
public final class Expressions {
  private Expressions() {}

  /** Any expression (a_expr). */
  public static Expr expression(TokenCursor c) {
    throw c.unexpected();
  }

  /** The expressions that DEFAULT and the like allow (b_expr). */
  public static Expr restricted(TokenCursor c) {
    throw c.unexpected();
  }

  /** Expressions with commas between them, at least one. */
  public static List<Expr> list(TokenCursor c) {
    var list = new ArrayList<Expr>();
    do {
      list.add(expression(c));
    } while (c.acceptSymbol(','));
    return list;
  }
}
