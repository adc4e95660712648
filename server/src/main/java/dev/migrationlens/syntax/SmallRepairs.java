package dev.migrationlens.syntax;

import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.text.Edit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One character or word too few or too many near the token that PostgreSQL stumbled over. A repair
 * counts only if the whole statement is right after it.
 */
final class SmallRepairs {
  /** Words that begin statements, in SQL and in PL/pgSQL. */
  private static final Set<String> LEADING =
      Set.of(
          """
          alter analyze begin call cluster comment commit copy create deallocate delete do drop
          execute explain grant insert listen lock merge notify perform prepare refresh reindex
          release reset revoke rollback savepoint select set show truncate update vacuum values with
          if for while loop return raise case end exception declare get open close fetch else elsif\
          """
              .split("\\s+"));

  /** Each try reads the statement anew, and nobody shall wait for it while typing. */
  private static final int LONGEST = 20_000;

  /** The surest first. */
  private static final List<Function<Broken, @Nullable Cure>> REPAIRS =
      List.of(
          SmallRepairs::semicolon,
          SmallRepairs::tooMuch,
          Misspellings::quoted,
          Misspellings::find,
          SmallRepairs::awaited,
          SmallRepairs::tooLittle,
          SmallRepairs::declared,
          Misspellings::superfluous);

  private SmallRepairs() {}

  static @Nullable Cure find(Broken broken) {
    if (broken.text().length() > LONGEST) {
      return null;
    }
    for (Function<Broken, @Nullable Cure> repair : REPAIRS) {
      Cure cure = repair.apply(broken);
      if (cure != null) {
        return cure;
      }
    }
    return null;
  }

  /** The statement before a line that begins another one lacks its semicolon. */
  private static @Nullable Cure semicolon(Broken broken) {
    for (int i = broken.at(); i > Math.max(0, broken.at() - 4); i--) {
      boolean begins = broken.inBody() || isLeading(broken, i);
      if (begins && broken.beginsLine(i)) {
        Cure cure = insert(broken, i, ";", "Insert the missing `;`");
        if (cure != null) {
          return cure;
        }
      }
    }
    return null;
  }

  private static boolean isLeading(Broken broken, int token) {
    return LEADING.stream().anyMatch(word -> broken.isWord(token, word));
  }

  /** Inserts behind the token before {@code token}, if that cures the statement. */
  private static @Nullable Cure insert(Broken broken, int token, String what, String title) {
    int end = token == 0 ? broken.tokens().start(0) : broken.tokens().end(token - 1);
    Edit edit = Edit.insert(end, what);
    return broken.curedBy(edit) ? new Cure(title, true, List.of(edit)) : null;
  }

  /** A comma, parenthesis, semicolon or word too many: here, or right before. */
  private static @Nullable Cure tooMuch(Broken broken) {
    for (int token = broken.at(); token >= Math.max(0, broken.at() - 1); token--) {
      if (broken.isSymbol(token, ',') || broken.isSymbol(token, ')') || doubled(broken, token)) {
        Tokens tokens = broken.tokens();
        int from = token == 0 ? tokens.start(token) : tokens.end(token - 1);
        boolean first = token == 0 || broken.isSymbol(token, ',') || broken.isSymbol(token, ')');
        Edit edit = Edit.delete(first ? tokens.start(token) : from, tokens.end(token));
        if (broken.curedBy(edit)) {
          String title = "Remove the extra `" + tokens.text(token) + '`';
          return new Cure(title, true, List.of(edit));
        }
      }
    }
    return null;
  }

  private static boolean doubled(Broken broken, int token) {
    return token > 0
        && broken.tokens().text(token).equalsIgnoreCase(broken.tokens().text(token - 1));
  }

  private static @Nullable Cure tooLittle(Broken broken) {
    for (String symbol : List.of(",", ")", "(")) {
      for (int token = broken.at(); token >= Math.max(1, broken.at() - 1); token--) {
        String what = symbol.equals("(") ? " (" : symbol;
        Cure cure = insert(broken, token, what, "Insert the missing `" + symbol + '`');
        if (cure != null) {
          return cure;
        }
      }
    }
    return broken.inBody() ? null : insert(broken, broken.tokens().count(), ")", missing(")"));
  }

  private static String missing(String what) {
    return "Insert the missing `" + what + '`';
  }

  /** A word that only had to be there. */
  private static @Nullable Cure awaited(Broken broken) {
    return broken.inBody() ? terminator(broken) : Misspellings.awaited(broken);
  }

  /** The THEN or LOOP without which PL/pgSQL reads on and on. */
  private static @Nullable Cure terminator(Broken broken) {
    String message = broken.problem().message();
    for (String word : List.of("THEN", "LOOP")) {
      if (!message.startsWith("missing \"" + word + '"') && !message.startsWith("syntax error")) {
        continue;
      }
      for (int token = broken.at(); token > Math.max(0, broken.at() - 12); token--) {
        if (broken.beginsLine(token)) {
          Cure cure = insert(broken, token, ' ' + word, missing(word));
          if (cure != null) {
            return cure;
          }
        }
      }
    }
    return null;
  }

  /** The record that a loop over rows wants declared. */
  private static @Nullable Cure declared(Broken broken) {
    boolean loop = broken.problem().message().startsWith("loop variable of loop over rows");
    Tokens tokens = broken.tokens();
    boolean declares = broken.isWord(0, "declare");
    if (!loop || !broken.inBody() || !(declares || broken.isWord(0, "begin"))) {
      return null;
    }
    String name = tokens.text(broken.at());
    String declaration = (declares ? "\n  " : "DECLARE\n  ") + name + " record;";
    Edit edit =
        declares
            ? Edit.insert(tokens.end(0), declaration)
            : Edit.insert(tokens.start(0), declaration + '\n');
    return broken.curedBy(edit)
        ? new Cure("Declare `" + name + "` as a record", true, List.of(edit))
        : null;
  }
}
