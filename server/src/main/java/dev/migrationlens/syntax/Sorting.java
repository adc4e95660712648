package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ORDER BY and its items. */
final class Sorting {
  private Sorting() {}

  static List<Expr.OrderItem> optional(TokenCursor c) {
    return c.at("order") ? required(c) : List.of();
  }

  static List<Expr.OrderItem> required(TokenCursor c) {
    c.expect("order", "by");
    return items(c);
  }

  static List<Expr.OrderItem> items(TokenCursor c) {
    var items = new ArrayList<Expr.OrderItem>();
    do {
      items.add(item(c));
    } while (c.acceptSymbol(','));
    return items;
  }

  private static Expr.OrderItem item(TokenCursor c) {
    Expr value = Expressions.expression(c);
    boolean descending = false;
    if (c.accept("using")) {
      if (c.at("operator")) {
        Operators.written(c);
      } else {
        Operators.symbol(c);
      }
    } else {
      descending = descending(c);
    }
    return new Expr.OrderItem(value, descending, nullsFirst(c));
  }

  /** ASC or DESC, if either is here. */
  static boolean descending(TokenCursor c) {
    return !c.accept("asc") && c.accept("desc");
  }

  /** NULLS FIRST or NULLS LAST, if either is here. */
  static @Nullable Boolean nullsFirst(TokenCursor c) {
    if (c.accept("nulls", "first")) {
      return true;
    }
    return c.accept("nulls", "last") ? false : null;
  }
}
