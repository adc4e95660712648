package dev.migrationlens.syntax;

import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/** The embedding notation of PostgREST's clients where SQL is expected. */
final class PostgrestEmbeds {
  private PostgrestEmbeds() {}

  /**
   * {@code alias:table!key(columns)} or {@code table!key(columns)} at the token in question, or
   * {@code alias->table} where a relation should stand.
   */
  static @Nullable Span find(Broken broken) {
    if (isArrow(broken, broken.at())) {
      return new Span(broken.tokens().start(broken.at() - 1), broken.tokens().end(broken.at() + 1));
    }
    int last = Math.min(broken.at() + 2, broken.tokens().count() - 1);
    for (int i = Math.max(0, broken.at() - 4); i <= last; i++) {
      int end = end(broken, i);
      if (end > 0 && end >= broken.at()) {
        return new Span(broken.tokens().start(i), broken.tokens().end(end));
      }
    }
    return null;
  }

  /** An arrow between words is no mistake in an expression, so this one follows a relation. */
  private static boolean isArrow(Broken broken, int at) {
    Tokens tokens = broken.tokens();
    return at >= 2
        && tokens.text(at).equals("->")
        && tokens.kind(at - 1) == TokenKind.WORD
        && tokens.kind(at + 1) == TokenKind.WORD
        && (broken.isSymbol(at - 2, ',')
            || broken.isWord(at - 2, "from")
            || broken.isWord(at - 2, "join"));
  }

  /** The last token of an embedding that begins here; -1 where none does. */
  private static int end(Broken broken, int from) {
    Tokens tokens = broken.tokens();
    if (tokens.kind(from) != TokenKind.WORD) {
      return -1;
    }
    int at = from + 1;
    boolean marked = false;
    if (broken.isSymbol(at, ':') && tokens.kind(at + 1) == TokenKind.WORD) {
      at += 2;
      marked = true;
    }
    if (tokens.text(at).equals("!") && tokens.kind(at + 1) == TokenKind.WORD) {
      at += 2;
      marked = true;
    }
    return marked && broken.isSymbol(at, '(') ? closing(broken, at) : -1;
  }

  private static int closing(Broken broken, int open) {
    int depth = 0;
    for (int i = open; i < broken.tokens().count(); i++) {
      if (broken.isSymbol(i, '(')) {
        depth++;
      } else if (broken.isSymbol(i, ')') && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
