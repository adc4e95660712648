package dev.migrationlens.syntax;

/** Whether a tool replaces parts of a statement before PostgreSQL sees it. */
final class Templates {
  private Templates() {}

  static boolean in(TokenCursor cursor) {
    return cursor.notes().templated || hasPlaceholder(cursor.tokens());
  }

  private static boolean hasPlaceholder(Tokens tokens) {
    String text = tokens.source();
    if (text.indexOf("{{") < 0 && text.indexOf("${") < 0) {
      return false;
    }
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.PLACEHOLDER) {
        return true;
      }
    }
    return false;
  }
}
