package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.text.Span;
import java.util.List;

/** COPY, with its options of today and of long ago. */
final class Copies {
  private Copies() {}

  static DmlStatement copy(TokenCursor c) {
    int start = c.start();
    c.expect("copy");
    if (c.atSymbol('(')) {
      return query(c, start);
    }
    c.accept("binary");
    ObjectName table = c.qualifiedName();
    List<Ident> columns = Queries.optionalNames(c);
    boolean from = c.expectAny("from", "to").equals("from");
    boolean stdin = file(c);
    if (c.at("using") || c.at("delimiters")) {
      c.accept("using");
      c.expect("delimiters");
      c.stringLiteral();
    }
    options(c);
    Span at = c.currentSpan();
    Expr where = c.accept("where") ? Expressions.expression(c) : null;
    if (where != null && !from) {
      throw DmlStatements.refused(c, "WHERE clause not allowed with COPY TO", at);
    }
    return new DmlStatement.Copy(table, columns, null, from, stdin, where, start, c.previousEnd());
  }

  private static DmlStatement query(TokenCursor c, int start) {
    c.expectSymbol('(');
    Query query = WithClauses.preparable(c);
    c.expectSymbol(')');
    c.expect("to");
    file(c);
    options(c);
    return new DmlStatement.Copy(
        null, List.of(), query, false, false, null, start, c.previousEnd());
  }

  /** Where the rows come from or go; whether that is the client. */
  private static boolean file(TokenCursor c) {
    Span at = c.currentSpan();
    boolean program = c.accept("program");
    boolean client = c.accept("stdin") || c.accept("stdout");
    if (!client) {
      c.stringLiteral();
    } else if (program) {
      throw DmlStatements.refused(c, "STDIN/STDOUT not allowed with PROGRAM", at);
    }
    return client;
  }

  private static void options(TokenCursor c) {
    c.accept("with");
    if (!c.acceptSymbol('(')) {
      boolean more = oldOption(c);
      while (more) {
        more = oldOption(c);
      }
      return;
    }
    do {
      c.columnLabel();
      value(c);
    } while (c.acceptSymbol(','));
    c.expectSymbol(')');
  }

  private static boolean oldOption(TokenCursor c) {
    if (c.accept("binary") || c.accept("freeze") || c.accept("csv") || c.accept("header")) {
      return true;
    }
    if (c.accept("delimiter") || c.accept("null") || c.accept("quote") || c.accept("escape")) {
      c.accept("as");
      c.stringLiteral();
      return true;
    }
    if (c.accept("encoding")) {
      c.stringLiteral();
      return true;
    }
    if (!c.accept("force")) {
      return false;
    }
    if (c.accept("not")) {
      c.expect("null");
    } else {
      c.expectAny("quote", "null");
    }
    if (!c.acceptOperator("*")) {
      Queries.bareNames(c);
    }
    return true;
  }

  private static void value(TokenCursor c) {
    if (c.atSymbol(',') || c.atSymbol(')')) {
      return;
    }
    if (c.acceptSymbol('(')) {
      do {
        word(c);
      } while (c.acceptSymbol(','));
      c.expectSymbol(')');
      return;
    }
    if (c.acceptOperator("*") || c.accept("default")) {
      return;
    }
    if (c.atOperator("+") || c.atOperator("-")) {
      c.advance();
      number(c);
    } else if (c.kind() == TokenKind.INTEGER || c.kind() == TokenKind.DECIMAL) {
      number(c);
    } else {
      word(c);
    }
  }

  private static void number(TokenCursor c) {
    if (c.kind() != TokenKind.INTEGER && c.kind() != TokenKind.DECIMAL) {
      throw c.unexpected();
    }
    c.advance();
  }

  /** opt_boolean_or_string. */
  private static void word(TokenCursor c) {
    if (c.atString()) {
      c.advance();
    } else if (!c.accept("true") && !c.accept("false") && !c.accept("on")) {
      c.nonReservedWord();
    }
  }
}
