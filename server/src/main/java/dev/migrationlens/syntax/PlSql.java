package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The SQL within PL/pgSQL. PostgreSQL first looks for its end, knowing nothing but parentheses, and
 * then has its ordinary parser check what stands before that.
 */
final class PlSql {
  private static final @Nullable Keyword SELECT = Keyword.of("select");

  private PlSql() {}

  /** Tokens {@code from} to {@code to} of a body, and what ended them. */
  record Piece(int from, int to, PlToken terminator) {}

  /** An expression and what ended it. */
  record Ended(Expr value, PlToken terminator) {
    boolean by(String word) {
      return terminator.is(word);
    }
  }

  /** What a piece is called in complaints. */
  private enum Sort {
    EXPRESSION,
    STATEMENT
  }

  // --- pieces

  /** An expression up to one of these words; {@code expected} is how PostgreSQL lists them. */
  static Ended expression(PlCursor p, String expected, String... until) {
    Piece piece = expressionPiece(p, expected, until);
    return new Ended(value(p, piece), piece.terminator);
  }

  /** An expression up to a word. */
  static Expr expressionTo(PlCursor p, String expected, String until) {
    return expression(p, expected, until).value();
  }

  static Piece expressionPiece(PlCursor p, String expected, String... until) {
    return piece(p, Sort.EXPRESSION, expected, until);
  }

  /** Everything up to the next semicolon, which is taken. */
  static Piece statementPiece(PlCursor p) {
    return piece(p, Sort.STATEMENT, ";", ";");
  }

  private static Piece piece(PlCursor p, Sort sort, String expected, String... until) {
    PlScanner.Lookup before = p.scanner.lookup(PlScanner.Lookup.DOTTED);
    PlToken first = p.peek();
    int parentheses = 0;
    PlToken token = p.next();
    while (parentheses > 0 || !ends(token, until)) {
      if (token.isAny("(", "[")) {
        parentheses++;
      } else if (token.isAny(")", "]") && --parentheses < 0) {
        throw p.complaint("mismatched parentheses", token);
      }
      if (token.isEnd() || token.is(";")) {
        throw unended(p, sort, expected, parentheses, token);
      }
      token = p.next();
    }
    p.scanner.lookup(before);
    if (first.start() >= token.start()) {
      String words = sort == Sort.EXPRESSION ? "missing expression" : "missing SQL statement";
      throw p.complaint(words, token);
    }
    return new Piece(first.first(), token.first(), token);
  }

  /**
   * The body's end ends a piece wherever PostgreSQL's compiler looks for fewer than three words.
   */
  private static boolean ends(PlToken token, String... until) {
    return token.isAny(until) || (token.isEnd() && until.length < 3);
  }

  private static SyntaxFailure unended(
      PlCursor p, Sort sort, String expected, int parentheses, PlToken token) {
    if (parentheses != 0) {
      return p.complaint("mismatched parentheses", token);
    }
    String what = sort == Sort.EXPRESSION ? "expression" : "statement";
    return p.syntaxError("missing \"" + expected + "\" at end of SQL " + what, token.span());
  }

  // --- reading them

  static TokenCursor cursor(PlCursor p, int from, int to) {
    Tokens tokens = p.tokens();
    var part = new Tokens(p.text(), tokens.end(Math.max(from, to - 1)), to - from + 1);
    part.copy(tokens, from, to);
    return new TokenCursor(p.text(), part);
  }

  /** What {@code read} makes of a cursor, which it must exhaust. */
  static <T> T whole(PlCursor p, TokenCursor c, Function<TokenCursor, T> read) {
    try {
      T result = read.apply(c);
      if (!c.atEnd()) {
        throw c.unexpected();
      }
      p.outer().notes().needs.addAll(c.notes().needs);
      return result;
    } catch (SyntaxFailure failure) {
      throw failure.isPlain() ? new SyntaxFailure(c.furthestError()) : failure;
    }
  }

  static Expr value(PlCursor p, Piece piece) {
    return value(p, piece.from, piece.to);
  }

  /** PL/pgSQL's expressions are SELECTs without their first word, and without INTO. */
  static Expr value(PlCursor p, int from, int to) {
    return single(select(p, from, to));
  }

  private static Query select(PlCursor p, int from, int to) {
    Tokens tokens = p.tokens();
    int end = to > from ? tokens.end(to - 1) : tokens.end(Math.max(0, from - 1));
    var part = new Tokens(p.text(), end, to - from + 1);
    int parentheses = 0;
    for (int i = from; i < to; i++) {
      if (tokens.kind(i) == TokenKind.SYMBOL) {
        char symbol = p.text().charAt(tokens.start(i));
        parentheses += symbol == '(' ? 1 : symbol == ')' ? -1 : 0;
      }
      Keyword keyword = tokens.keyword(i);
      boolean into = parentheses == 0 && keyword != null && keyword.word().equals("into");
      part.add(
          into ? TokenKind.STRAY : tokens.kind(i),
          tokens.start(i),
          tokens.end(i),
          into ? null : keyword);
    }
    return whole(p, new TokenCursor(p.text(), part), PlSql::selectBody);
  }

  private static Query selectBody(TokenCursor c) {
    int start = c.start();
    if (c.at("distinct") && c.peekKind(1) == TokenKind.END) {
      // A SELECT needs something to be distinct; an expression does not.
      c.advance();
    }
    return QueryTails.tail(c, null, Selects.select(c, start), start);
  }

  /** The one value of a query that does nothing but list it; else the query as a value. */
  private static Expr single(Query query) {
    if (query instanceof Query.Select select && isList(select)) {
      if (select.outputs().size() == 1 && select.outputs().get(0).alias() == null) {
        return select.outputs().get(0).value();
      }
    }
    return new Expr.Subquery(Expr.SubqueryKind.SCALAR, null, query, query.start(), query.end());
  }

  private static boolean isList(Query.Select select) {
    return !select.distinct()
        && select.from().isEmpty()
        && select.where() == null
        && select.groupBy().isEmpty()
        && select.having() == null
        && select.windows().isEmpty()
        && select.tail().equals(Query.Tail.NONE);
  }

  /** What a list of values lists, for CASE's WHEN. */
  static List<Expr> values(PlCursor p, Piece piece) {
    Query query = select(p, piece.from, piece.to);
    if (query instanceof Query.Select select && isList(select)) {
      return select.outputs().stream().map(Query.Output::value).toList();
    }
    return List.of(single(query));
  }

  static Statement statement(PlCursor p, Piece piece) {
    return whole(p, cursor(p, piece.from, piece.to), Statements::statement);
  }

  /** A statement up to the next semicolon, which is taken. */
  static Statement statement(PlCursor p) {
    return statement(p, statementPiece(p));
  }

  /** The query whose SELECT is written as PERFORM. */
  static Query performed(PlCursor p, Piece piece) {
    Tokens tokens = p.tokens();
    int end = tokens.end(piece.to - 1);
    var part = new Tokens(p.text(), end, piece.to - piece.from + 1);
    part.add(TokenKind.WORD, tokens.start(piece.from), tokens.end(piece.from), SELECT);
    part.copy(tokens, piece.from + 1, piece.to);
    return whole(p, new TokenCursor(p.text(), part), Queries::query);
  }

  /** The query of a statement that is one. */
  static Query query(Statement statement) {
    return switch (statement) {
      case DmlStatement.SelectStatement select -> select.query();
      case DmlStatement other -> new Query.Modifying(other, other.start(), other.end());
      case Statement other -> new Query.Unknown(other.start(), other.end());
    };
  }

  // --- names

  /** A variable's name, part by part, as an expression. */
  static Expr reference(PlCursor p, PlToken token) {
    Tokens tokens = p.tokens();
    var parts = new ArrayList<Ident>(token.parts().size());
    for (int i = token.first(); i < token.after(); i += 2) {
      boolean quoted = tokens.kind(i) == TokenKind.QUOTED;
      parts.add(new Ident(Strings.name(tokens, i), quoted, tokens.start(i), tokens.end(i)));
    }
    return new Expr.ColumnRef(parts, false, token.start(), token.end());
  }
}
