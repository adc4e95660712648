package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Expressions, by PostgreSQL's precedence. A level that is not associative refuses a second
 * operator exactly where PostgreSQL's grammar does.
 */
public final class Expressions {
  /** Longer chains of operators make trees too deep to walk; they become Unknown. */
  private static final int LONGEST_CHAIN = 1000;

  /** Which operators the place allows. */
  enum Grammar {
    /** a_expr. */
    FULL,
    /** a_expr as an output, where a key word before a clause's end is a label. */
    OUTPUT,
    /** a_expr as SUBSTRING's first argument, where SIMILAR needs no TO. */
    SUBSTRING,
    /** b_expr. */
    RESTRICTED;

    Grammar inner() {
      return this == RESTRICTED ? RESTRICTED : FULL;
    }
  }

  private Expressions() {}

  /** Any expression (a_expr). */
  public static Expr expression(TokenCursor c) {
    return climb(c, Grammar.FULL, Operators.OR);
  }

  /** The expressions that DEFAULT and the like allow (b_expr). */
  public static Expr restricted(TokenCursor c) {
    return climb(c, Grammar.RESTRICTED, Operators.OR);
  }

  /** Expressions with commas between them, at least one. */
  public static List<Expr> list(TokenCursor c) {
    var list = new ArrayList<Expr>();
    do {
      list.add(expression(c));
    } while (c.acceptSymbol(','));
    return list;
  }

  /** An expression of an output list; a label may follow. */
  static Expr output(TokenCursor c) {
    return climb(c, Grammar.OUTPUT, Operators.OR);
  }

  static Expr substringSource(TokenCursor c) {
    return climb(c, Grammar.SUBSTRING, Operators.OR);
  }

  /** An expression whose first part, {@code primary}, is read already. */
  static Expr after(TokenCursor c, Expr primary, int start) {
    return rest(c, Grammar.FULL, Operators.OR, overlaps(c, Grammar.FULL, primary, start), start);
  }

  static Expr climb(TokenCursor c, Grammar grammar, int lowest) {
    c.enter();
    int start = c.start();
    Expr left = prefix(c, grammar.inner());
    Expr all = rest(c, grammar, lowest, left, start);
    c.leave();
    return all;
  }

  private static Expr rest(TokenCursor c, Grammar grammar, int lowest, Expr first, int start) {
    Expr left = first;
    int blocked = -1;
    for (int length = 1; ; length++) {
      int level = Operators.levelAt(c, grammar);
      if (level < lowest) {
        return left;
      }
      if (level == blocked) {
        throw c.unexpected();
      }
      if (grammar == Grammar.OUTPUT && Operators.isLabel(c)) {
        return left;
      }
      left = Operators.apply(c, grammar.inner(), level, left, start);
      blocked = Operators.blocks(level, left) ? level : -1;
      if (length % LONGEST_CHAIN == 0) {
        left = new Expr.Unknown(start, c.previousEnd());
      }
    }
  }

  private static Expr prefix(TokenCursor c, Grammar grammar) {
    c.offer("<expression>");
    int start = c.start();
    if (c.kind() == TokenKind.OPERATOR) {
      return prefixOperator(c, grammar, start);
    }
    if (c.at("operator") && c.peekSymbol(1, '(')) {
      Operators.Symbol symbol = Operators.written(c);
      Expr operand = climb(c, grammar, Operators.GENERIC + 1);
      return Operators.operator(c, symbol, List.of(operand), start);
    }
    if (grammar == Grammar.FULL) {
      if (c.accept("not")) {
        Expr operand = climb(c, grammar, Operators.NOT);
        return Operators.operator(c, "NOT", List.of(operand), start);
      }
      if (c.accept("default")) {
        return new Expr.Special("DEFAULT", start, c.previousEnd());
      }
      if (c.at("unique")) {
        throw uniquePredicate(c);
      }
    }
    return overlaps(c, grammar, Primaries.primary(c), start);
  }

  /** Whether something other than an operand begins here. */
  static boolean startsWithOperator(TokenCursor c) {
    return c.kind() == TokenKind.OPERATOR
        || c.atAny("not", "default", "unique")
        || (c.at("operator") && c.peekSymbol(1, '('));
  }

  private static Expr prefixOperator(TokenCursor c, Grammar grammar, int start) {
    String symbol = c.tokenText();
    boolean sign = symbol.equals("+") || symbol.equals("-");
    if (!sign && Operators.level(symbol) != Operators.GENERIC) {
      throw c.unexpected();
    }
    c.advance();
    Expr operand = climb(c, grammar, sign ? Operators.SIGN : Operators.GENERIC + 1);
    return Operators.operator(c, symbol, List.of(operand), start);
  }

  private static SyntaxFailure uniquePredicate(TokenCursor c) {
    var at = c.currentSpan();
    c.expect("unique");
    if (c.accept("nulls")) {
      c.accept("not");
      c.expect("distinct");
    }
    Primaries.queryInParentheses(c);
    return c.failure("UNIQUE predicate is not yet implemented", at, SqlState.FEATURE_NOT_SUPPORTED);
  }

  /** {@code (a, b) OVERLAPS (c, d)}, which binds like a single value. */
  private static Expr overlaps(TokenCursor c, Grammar grammar, Expr left, int start) {
    if (grammar != Grammar.FULL || !isBareRow(left, start) || !c.accept("overlaps")) {
      return left;
    }
    int rightStart = c.start();
    boolean explicit = c.at("row");
    if (!c.atSymbol('(') && !(explicit && c.peekSymbol(1, '('))) {
      c.accept("row");
      throw c.unexpected();
    }
    Object side = explicit ? Primaries.primary(c) : Primaries.group(c);
    if (!(side instanceof Expr right) || !isBareRow(right, rightStart)) {
      c.reset(c.mark() - 1);
      throw c.unexpected();
    }
    checkPair(c, left, "left");
    checkPair(c, right, "right");
    return Operators.operator(c, "OVERLAPS", List.of(left, right), start);
  }

  /** Whether this is a row written at {@code start}, not one in further parentheses. */
  private static boolean isBareRow(Expr value, int start) {
    return value instanceof Expr.Row row && row.start() == start;
  }

  private static void checkPair(TokenCursor c, Expr row, String side) {
    if (row instanceof Expr.Row pair && pair.items().size() != 2) {
      String words = "wrong number of parameters on " + side + " side of OVERLAPS expression";
      throw c.failure(words, row, SqlState.SYNTAX_ERROR);
    }
  }
}
