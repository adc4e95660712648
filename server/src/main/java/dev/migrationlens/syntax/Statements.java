package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Statement;

/** Chooses the parser of a statement's family by its leading words. */
final class Statements {
  private Statements() {}

  static Statement statement(TokenCursor c) {
    int start = c.start();
    c.enter();
    Statement statement = dispatch(c);
    c.leave();
    return statement != null ? statement : unparsed(c, start);
  }

  /** Reads to the end without understanding: families that nobody reads yet. */
  private static Statement unparsed(TokenCursor c, int start) {
    while (!c.atEnd()) {
      c.advance();
    }
    return new Statement.Unparsed(start, c.previousEnd());
  }

  /** One line per leading word; null where no family claims the statement. */
  private static @org.jspecify.annotations.Nullable Statement dispatch(TokenCursor c) {
    var keyword = c.keyword();
    String word = keyword == null ? "" : keyword.word();
    return switch (word) {
      case "select",
          "values",
          "table",
          "with",
          "insert",
          "update",
          "delete",
          "merge",
          "copy",
          "truncate" ->
          DmlStatements.parse(c);
      default -> c.atSymbol('(') ? DmlStatements.parse(c) : null;
    };
  }
}
