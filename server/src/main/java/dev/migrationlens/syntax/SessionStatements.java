package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TransactionStatement.Verb;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cursors, prepared statements, notifications and the other small words of a session. */
final class SessionStatements {
  private SessionStatements() {}

  /** PREPARE, of a statement or of a transaction. */
  static Statement prepare(TokenCursor c) {
    int start = c.start();
    c.expect("prepare");
    if (c.at("transaction") && c.peekKind(1).isString()) {
      c.accept("transaction");
      return TransactionStatements.prepared(c, Verb.PREPARE, start);
    }
    Ident name = c.columnId();
    List<TypeName> types = c.atSymbol('(') ? Clauses.parenthesized(c, Types::typeName) : List.of();
    c.expect("as");
    Statement statement = DmlStatements.preparable(c);
    return new SessionStatement.Prepare(name, types, statement, start, c.previousEnd());
  }

  /** EXECUTE. */
  static Statement execute(TokenCursor c) {
    int start = c.start();
    c.expect("execute");
    return executed(c, start);
  }

  /** {@code name [(arguments)]}, after EXECUTE. */
  static Statement executed(TokenCursor c, int start) {
    Ident name = c.columnId();
    List<Expr> arguments =
        c.atSymbol('(') ? Clauses.parenthesized(c, Expressions::expression) : List.of();
    return new SessionStatement.Prepared(true, name, arguments, start, c.previousEnd());
  }

  /** DEALLOCATE. */
  static Statement deallocate(TokenCursor c) {
    int start = c.start();
    c.expect("deallocate");
    int mark = c.mark();
    if (c.accept("prepare") && !c.atColumnId() && !c.at("all")) {
      c.reset(mark);
    }
    @Nullable Ident name = c.accept("all") ? null : c.columnId();
    return new SessionStatement.Prepared(false, name, List.of(), start, c.previousEnd());
  }

  /** DECLARE of a cursor. */
  static Statement declare(TokenCursor c) {
    int start = c.start();
    c.expect("declare");
    Ident name = c.columnId();
    while (!c.accept("cursor")) {
      if (c.accept("no")) {
        c.expect("scroll");
      } else {
        c.expectAny("scroll", "binary", "asensitive", "insensitive");
      }
    }
    boolean hold = c.accept("with");
    if (hold || c.accept("without")) {
      c.expect("hold");
    }
    c.expect("for");
    Query query = Queries.query(c);
    return new SessionStatement.DeclareCursor(name, query, hold, start, c.previousEnd());
  }

  /** FETCH or MOVE. */
  static Statement fetch(TokenCursor c) {
    int start = c.start();
    String verb = c.expectAny("fetch", "move").toUpperCase(Locale.ROOT);
    direction(c);
    if (!c.accept("from")) {
      c.accept("in");
    }
    return new SessionStatement.UseCursor(verb, c.columnId(), start, c.previousEnd());
  }

  /** Every word of a direction but ALL is a cursor's name too, where nothing fitting follows it. */
  private static void direction(TokenCursor c) {
    if (c.accept("all")) {
      return;
    }
    if (Values.atNumber(c)) {
      Values.signedInteger(c);
      return;
    }
    int mark = c.mark();
    if (c.accept("next") || c.accept("prior") || c.accept("first") || c.accept("last")) {
      if (!cursorAhead(c)) {
        c.reset(mark);
      }
    } else if (c.accept("absolute") || c.accept("relative")) {
      count(c, mark, false);
    } else if (c.accept("forward") || c.accept("backward")) {
      count(c, mark, true);
    }
  }

  private static boolean cursorAhead(TokenCursor c) {
    return c.at("from") || c.at("in") || c.atColumnId();
  }

  private static void count(TokenCursor c, int mark, boolean optional) {
    if (c.kind() == TokenKind.INTEGER || c.atOperator("+") || c.atOperator("-")) {
      Values.signedInteger(c);
    } else if (!optional || !(c.accept("all") || cursorAhead(c))) {
      c.reset(mark);
    }
  }

  /** CLOSE. */
  static Statement close(TokenCursor c) {
    int start = c.start();
    c.expect("close");
    @Nullable Ident name = c.accept("all") ? null : c.columnId();
    return new SessionStatement.UseCursor("CLOSE", name, start, c.previousEnd());
  }

  /** LISTEN. */
  static Statement listen(TokenCursor c) {
    int start = c.start();
    c.expect("listen");
    return other(c, "LISTEN", c.columnId(), start);
  }

  /** UNLISTEN. */
  static Statement unlisten(TokenCursor c) {
    int start = c.start();
    c.expect("unlisten");
    return other(c, "UNLISTEN", c.acceptOperator("*") ? null : c.columnId(), start);
  }

  /** NOTIFY. */
  static Statement notify(TokenCursor c) {
    int start = c.start();
    c.expect("notify");
    Ident name = c.columnId();
    if (c.acceptSymbol(',')) {
      c.stringLiteral();
    }
    return other(c, "NOTIFY", name, start);
  }

  /** DISCARD. */
  static Statement discard(TokenCursor c) {
    int start = c.start();
    c.expect("discard");
    c.expectAny("all", "temp", "temporary", "plans", "sequences");
    return other(c, "DISCARD", null, start);
  }

  /** LOAD. */
  static Statement load(TokenCursor c) {
    int start = c.start();
    c.expect("load");
    c.stringLiteral();
    return other(c, "LOAD", null, start);
  }

  /** CHECKPOINT. */
  static Statement checkpoint(TokenCursor c) {
    int start = c.start();
    c.expect("checkpoint");
    return other(c, "CHECKPOINT", null, start);
  }

  private static Statement other(TokenCursor c, String verb, @Nullable Ident name, int start) {
    return new SessionStatement.Other(verb, name, start, c.previousEnd());
  }
}
