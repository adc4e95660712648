package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.RoutineStatement.Body;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of routines that are SQL of the statement itself: BEGIN ATOMIC and RETURN. */
final class AtomicBodies {
  private AtomicBodies() {}

  /** {@code RETURN expression}. */
  static Body returned(TokenCursor c) {
    int start = c.start();
    c.expect("return");
    Expr returned = Expressions.expression(c);
    c.needs(14, "RETURN as a body", start);
    return body(List.of(), returned, start, c.previousEnd());
  }

  /** {@code BEGIN ATOMIC statement; … END}, where RETURN may be a statement too. */
  static Body atomic(TokenCursor c) {
    int start = c.start();
    c.expect("begin", "atomic");
    c.needs(14, "BEGIN ATOMIC", start);
    var statements = new ArrayList<Statement>();
    @Nullable Expr returned = null;
    while (!c.accept("end")) {
      if (c.accept("return")) {
        returned = Expressions.expression(c);
      } else if (!c.atSymbol(';')) {
        statements.add(Statements.nested(c));
      }
      c.expectSymbol(';');
    }
    return body(statements, returned, start, c.previousEnd());
  }

  /** The body of a DO that has none, which PostgreSQL refuses only when it executes it. */
  static Body nothing(TokenCursor c) {
    return body(List.of(), null, c.previousEnd(), c.previousEnd());
  }

  private static Body body(List<Statement> atomic, @Nullable Expr returned, int start, int end) {
    return new Body(null, start, false, atomic, returned, null, List.of(), start, end);
  }
}
