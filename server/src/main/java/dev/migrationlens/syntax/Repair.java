package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.Tokens.Missing;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a broken statement would be, had its author gone on writing: a name is put in where it
 * breaks, a parenthesis closed, a token or a list's item left out. The tree lies on the original
 * text.
 */
final class Repair {
  /** Each round mends one place. */
  private static final int ROUNDS = 4;

  /** A longer statement is not worth the time while somebody types. */
  private static final int LONGEST = 3_000;

  /** Beyond this, key words are not tried one by one. */
  private static final int SHORT = 500;

  private static final Missing NAME = new Missing(TokenKind.WORD, null);
  private static final Missing CLOSE = new Missing(TokenKind.SYMBOL, null);

  /** How far one edited list of tokens can be read; a statement means to its end. */
  private record Reading(Tokens tokens, @Nullable Statement statement, int broken) {
    private boolean isBetterThan(Reading other) {
      return start() > other.start();
    }

    private int start() {
      return statement != null ? Integer.MAX_VALUE : tokens.start(broken);
    }
  }

  private Repair() {}

  /** The repaired statement, if few repairs are enough. */
  static @Nullable Statement statement(TokenCursor failed) {
    if (failed.furthest() == 0 || failed.tokens().count() > LONGEST) {
      return null;
    }
    Tokens tokens = failed.tokens();
    Tokens named = withNamesAfterDots(tokens);
    var reading = named == tokens ? new Reading(tokens, null, failed.furthest()) : read(named);
    if (reading.statement != null) {
      return reading.statement;
    }
    for (int round = 0; round < ROUNDS; round++) {
      Reading next = mended(reading);
      if (next == null) {
        return null;
      }
      if (next.statement != null) {
        return next.statement;
      }
      reading = next;
    }
    return null;
  }

  /** {@code a. FROM} is a half-typed name more often than a column called "from". */
  private static Tokens withNamesAfterDots(Tokens tokens) {
    Tokens named = tokens;
    for (int i = tokens.count() - 2; i > 0; i--) {
      Keyword next = tokens.keyword(i + 1);
      if (next != null
          && next.category() == Keyword.Category.RESERVED
          && tokens.isSymbol(i, '.')
          && tokens.end(i) < tokens.start(i + 1)) {
        named = named.edited(i + 1, i + 1, List.of(NAME));
      }
    }
    return named;
  }

  private static @Nullable Reading mended(Reading broken) {
    Reading best = null;
    for (Tokens edited : edits(broken.tokens, broken.broken)) {
      Reading reading = read(edited);
      if (reading.statement != null) {
        return reading;
      }
      if (best == null || reading.isBetterThan(best)) {
        best = reading;
      }
    }
    return best;
  }

  /** The least damage first. */
  private static List<Tokens> edits(Tokens tokens, int at) {
    int count = tokens.count();
    int here = Math.min(at, count);
    var edits = new ArrayList<Tokens>();
    edits.add(tokens.edited(here, here, List.of(NAME)));
    if (here < count) {
      edits.add(tokens.edited(here, here + 1, List.of()));
      edits.add(tokens.edited(here, here + 1, List.of(NAME)));
    }
    int open = openParentheses(tokens, here);
    if (open > 0) {
      edits.add(tokens.edited(here, here, List.of(CLOSE)));
      edits.add(tokens.edited(here, here, List.of(NAME, CLOSE)));
    }
    withKeywords(tokens, here, edits);
    withoutItem(tokens, here, edits);
    var closing = new ArrayList<Missing>();
    for (int i = 0; i < open; i++) {
      closing.add(CLOSE);
    }
    edits.add(tokens.edited(here, count, closing));
    closing.add(0, NAME);
    edits.add(tokens.edited(here, count, closing));
    return edits;
  }

  /** Puts in each key word that may stand there, before the broken token or for it. */
  private static void withKeywords(Tokens tokens, int at, List<Tokens> edits) {
    if (tokens.count() > SHORT) {
      return;
    }
    for (String word : expected(tokens.edited(at, tokens.count(), List.of()))) {
      Keyword keyword = Keyword.of(word);
      if (keyword != null) {
        var missing = List.of(new Missing(TokenKind.WORD, keyword));
        if (at < tokens.count()) {
          edits.add(tokens.edited(at, at + 1, missing));
        }
        edits.add(tokens.edited(at, at, missing));
      }
    }
  }

  private static Set<String> expected(Tokens beginning) {
    var cursor = new TokenCursor(beginning.source(), beginning);
    cursor.notes().wanted = true;
    try {
      Statements.statement(cursor);
    } catch (SyntaxFailure | IndexOutOfBoundsException incomplete) {
      return cursor.notes().expectations;
    }
    return cursor.notes().expectations;
  }

  /** Leaves out the item of a list in which the broken place lies, with one of its commas. */
  private static void withoutItem(Tokens tokens, int at, List<Tokens> edits) {
    int from = itemStart(tokens, at);
    int to = itemEnd(tokens, at);
    if (from == 0 || to >= tokens.count()) {
      return;
    }
    if (tokens.isSymbol(from - 1, ',')) {
      edits.add(tokens.edited(from - 1, to, List.of()));
    } else if (tokens.isSymbol(to, ',')) {
      edits.add(tokens.edited(from, to + 1, List.of()));
    }
  }

  private static int itemStart(Tokens tokens, int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      if (tokens.isSymbol(i, ')')) {
        depth++;
      } else if (tokens.isSymbol(i, '(') && depth-- == 0) {
        return i + 1;
      } else if (depth == 0 && tokens.isSymbol(i, ',')) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int itemEnd(Tokens tokens, int at) {
    int depth = 0;
    for (int i = at; i < tokens.count(); i++) {
      if (tokens.isSymbol(i, '(')) {
        depth++;
      } else if (tokens.isSymbol(i, ')') && depth-- == 0) {
        return i;
      } else if (depth == 0 && tokens.isSymbol(i, ',')) {
        return i;
      }
    }
    return tokens.count();
  }

  private static int openParentheses(Tokens tokens, int before) {
    int open = 0;
    for (int i = 0; i < before; i++) {
      if (tokens.isSymbol(i, '(')) {
        open++;
      } else if (tokens.isSymbol(i, ')')) {
        open = Math.max(0, open - 1);
      }
    }
    return open;
  }

  private static Reading read(Tokens tokens) {
    var cursor = new TokenCursor(tokens.source(), tokens);
    try {
      Statement statement = Statements.statement(cursor);
      if (cursor.atEnd()) {
        return new Reading(tokens, statement, tokens.count());
      }
      cursor.unexpected();
    } catch (SyntaxFailure failure) {
      return new Reading(tokens, null, cursor.furthest());
    } catch (IndexOutOfBoundsException emptyWord) {
      // A parser may cut the text by its words' lengths, and the missing ones have none.
      return new Reading(tokens, null, 0);
    }
    return new Reading(tokens, null, cursor.furthest());
  }
}
