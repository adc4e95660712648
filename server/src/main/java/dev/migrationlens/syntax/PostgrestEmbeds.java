package dev.migrationlens.syntax;

import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/** The embedding notation of PostgREST's clients where SQL is expected. */
final class PostgrestEmbeds {
  private PostgrestEmbeds() {}

  /** {@code alias:table!key(columns)} or {@code table!key(columns)} at the token in question. */
  static @Nullable Span find(Broken broken) {
    int last = Math.min(broken.at() + 2, broken.tokens().count() - 1);
    for (int i = Math.max(0, broken.at() - 4); i <= last; i++) {
      int end = end(broken, i);
      if (end > 0 && end >= broken.at()) {
        return new Span(broken.tokens().start(i), broken.tokens().end(end));
      }
    }
    return null;
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
