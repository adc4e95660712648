package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;

/** Bodies in SQL: statements with semicolons between them. */
final class SqlBodies {
  private SqlBodies() {}

  /** The statements of a body; the first that PostgreSQL's parser refuses is its problem. */
  static List<Statement> statements(TokenCursor outer, Tokens tokens) {
    var statements = new ArrayList<Statement>();
    var c = new TokenCursor(tokens.source(), tokens);
    boolean broken = false;
    while (!c.atEnd()) {
      if (c.acceptSymbol(';')) {
        continue;
      }
      int start = c.start();
      try {
        Statement statement = Statements.statement(c);
        if (!c.atEnd() && !c.atSymbol(';')) {
          throw c.unexpected();
        }
        statements.add(statement);
      } catch (SyntaxFailure failure) {
        if (!broken) {
          broken = true;
          RoutineBodies.note(
              outer, tokens, failure.isPlain() ? c.furthestError() : failure.problem());
        }
        skip(c);
        statements.add(new Statement.Unparsed(start, c.previousEnd()));
      }
    }
    outer.notes().needs.addAll(c.notes().needs);
    return statements;
  }

  private static void skip(TokenCursor c) {
    while (!c.atEnd() && !c.atSymbol(';')) {
      c.advance();
    }
  }
}
