package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;

/** WITH and its common table expressions. */
final class WithClauses {
  private WithClauses() {}

  static Query.With with(TokenCursor c) {
    c.expect("with");
    boolean recursive = c.at("recursive") && !c.peekAt(1, "as") && !c.peekSymbol(1, '(');
    if (recursive) {
      c.advance();
    }
    var ctes = new ArrayList<Query.Cte>();
    do {
      ctes.add(cte(c));
    } while (c.acceptSymbol(','));
    return new Query.With(recursive, ctes);
  }

  private static Query.Cte cte(TokenCursor c) {
    Ident name = c.columnId();
    List<Ident> columns = Queries.optionalNames(c);
    c.expect("as");
    if (c.accept("not")) {
      c.expect("materialized");
    } else {
      c.accept("materialized");
    }
    c.expectSymbol('(');
    Query query = preparable(c);
    c.expectSymbol(')');
    var extra = new ArrayList<Ident>(0);
    search(c, extra);
    cycle(c, extra);
    return new Query.Cte(name, columns, query, extra);
  }

  /** A query, or a statement that changes rows, as one (PreparableStmt). */
  static Query preparable(TokenCursor c) {
    c.enter();
    DmlStatement statement = DmlStatements.preparable(c);
    c.leave();
    return statement instanceof DmlStatement.SelectStatement select
        ? select.query()
        : new Query.Modifying(statement, statement.start(), statement.end());
  }

  private static void search(TokenCursor c, List<Ident> extra) {
    int start = c.start();
    if (!c.accept("search")) {
      return;
    }
    c.expectAny("depth", "breadth");
    c.expect("first", "by");
    Queries.bareNames(c);
    c.expect("set");
    extra.add(c.columnId());
    c.needs(14, "SEARCH", start);
  }

  private static void cycle(TokenCursor c, List<Ident> extra) {
    int start = c.start();
    if (!c.accept("cycle")) {
      return;
    }
    Queries.bareNames(c);
    c.expect("set");
    extra.add(c.columnId());
    if (c.accept("to")) {
      Constants.constant(c);
      c.expect("default");
      Constants.constant(c);
    }
    c.expect("using");
    extra.add(c.columnId());
    c.needs(14, "CYCLE", start);
  }
}
