package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OVER, and what a window is. */
final class Windows {
  /** Where one end of a frame lies, in their order. */
  private enum Bound {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  private Windows() {}

  static Expr.@Nullable Window over(TokenCursor c) {
    if (!c.accept("over")) {
      return null;
    }
    if (!c.atSymbol('(')) {
      return new Expr.Window(c.columnId(), List.of(), List.of(), List.of());
    }
    return specification(c);
  }

  static Expr.Window specification(TokenCursor c) {
    c.expectSymbol('(');
    Ident name = null;
    if (!c.atAny("partition", "range", "rows", "groups") && c.atColumnId()) {
      name = c.columnId();
    }
    List<Expr> partitionBy = List.of();
    if (c.accept("partition")) {
      c.expect("by");
      partitionBy = Expressions.list(c);
    }
    List<Expr.OrderItem> orderBy = Sorting.optional(c);
    var bounds = new ArrayList<Expr>();
    if (c.accept("range") || c.accept("rows") || c.accept("groups")) {
      frame(c, bounds);
    }
    c.expectSymbol(')');
    return new Expr.Window(name, partitionBy, orderBy, bounds);
  }

  private static void frame(TokenCursor c, List<Expr> bounds) {
    int first = c.start();
    if (!c.accept("between")) {
      Bound only = bound(c, bounds);
      Span at = new Span(first, c.previousEnd());
      if (only == Bound.UNBOUNDED_FOLLOWING) {
        throw wrong(c, "frame start cannot be UNBOUNDED FOLLOWING", at);
      }
      if (only == Bound.FOLLOWING) {
        throw wrong(c, "frame starting from following row cannot end with current row", at);
      }
      exclusion(c);
      return;
    }
    if (c.at("between")) {
      // A column of this name could stand here; the grammar's precedence forbids it.
      throw c.unexpected();
    }
    first = c.start();
    Bound from = bound(c, bounds);
    Span fromAt = new Span(first, c.previousEnd());
    c.expect("and");
    int second = c.start();
    Bound to = bound(c, bounds);
    Span toAt = new Span(second, c.previousEnd());
    if (from == Bound.UNBOUNDED_FOLLOWING) {
      throw wrong(c, "frame start cannot be UNBOUNDED FOLLOWING", fromAt);
    }
    if (to == Bound.UNBOUNDED_PRECEDING) {
      throw wrong(c, "frame end cannot be UNBOUNDED PRECEDING", toAt);
    }
    if (from == Bound.CURRENT && to == Bound.PRECEDING) {
      throw wrong(c, "frame starting from current row cannot have preceding rows", toAt);
    }
    if (from == Bound.FOLLOWING && (to == Bound.PRECEDING || to == Bound.CURRENT)) {
      throw wrong(c, "frame starting from following row cannot have preceding rows", toAt);
    }
    exclusion(c);
  }

  private static SyntaxFailure wrong(TokenCursor c, String words, Span at) {
    return c.failure(words, at, SqlState.WINDOWING_ERROR);
  }

  private static Bound bound(TokenCursor c, List<Expr> bounds) {
    if (c.accept("unbounded", "preceding")) {
      return Bound.UNBOUNDED_PRECEDING;
    }
    if (c.accept("unbounded", "following")) {
      return Bound.UNBOUNDED_FOLLOWING;
    }
    if (c.accept("current", "row")) {
      return Bound.CURRENT;
    }
    bounds.add(Expressions.expression(c));
    return c.expectAny("preceding", "following").equals("preceding")
        ? Bound.PRECEDING
        : Bound.FOLLOWING;
  }

  private static void exclusion(TokenCursor c) {
    if (!c.accept("exclude")) {
      return;
    }
    switch (c.expectAny("current", "group", "ties", "no")) {
      case "current" -> c.expect("row");
      case "no" -> c.expect("others");
      default -> {}
    }
  }
}
