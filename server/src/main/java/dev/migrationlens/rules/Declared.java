package dev.migrationlens.rules;

import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.text.Nearest;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An alias or a parameter that is misspelt where it is declared: nobody in its statement uses it,
 * and what they use instead is all but the same.
 */
final class Declared {
  private static final Set<String> MODES = Set.of("in", "out", "inout", "variadic", "as");
  private static final Pattern ROUTINE =
      Pattern.compile("(?i)create\\s+(or\\s+replace\\s+)?(function|procedure)\\b");
  private static final int SHORT = 2;

  private Declared() {}

  /** The cure at the declaration, where there is only one that it can be. */
  static Optional<Fix> misspelt(ProblemCase problem, Sought sought) {
    String text = problem.step().text();
    List<Span> found = new ArrayList<>();
    boolean routine = ROUTINE.matcher(text).lookingAt();
    if (!routine && sought.what() == Sought.What.COLUMN) {
      return Optional.empty();
    }
    unused(text, 0, text.length(), sought.name(), found);
    if (found.size() != 1) {
      return Optional.empty();
    }
    String name = Names.quote(sought.name());
    return Optional.of(
        problem
            .repair()
            .fix(
                "Write `" + name + "` where it is declared",
                problem.repair().replace(found.get(0), name)));
  }

  /** Declarations of nearly that name, in a statement or in the bodies that it holds. */
  private static void unused(String text, int from, int to, String name, List<Span> found) {
    Tokens tokens = Lexer.lex(text.substring(from, to));
    for (int i = 0; i < tokens.count(); i++) {
      int start = from + tokens.start(i);
      if (tokens.kind(i) == TokenKind.DOLLAR_STRING) {
        String whole = tokens.text(i);
        int tag = whole.indexOf('$', 1) + 1;
        if (whole.length() >= 2 * tag) {
          unused(text, start + tag, start + whole.length() - tag, name, found);
        }
      } else if (tokens.kind(i) == TokenKind.WORD
          && tokens.keyword(i) == null
          && isNear(name, tokens.text(i))
          && isDeclaration(tokens, i)
          && isAlone(text, tokens.text(i))) {
        found.add(new Span(start, from + tokens.end(i)));
      }
    }
  }

  /** One letter is the whole of a short name, so another must be beside it. */
  private static boolean isNear(String name, String other) {
    String written = other.toLowerCase(Locale.ROOT);
    boolean one = Nearest.isSlip(name, written);
    boolean longer = written.startsWith(name) || name.startsWith(written);
    return one && !written.equals(name) && (name.length() > SHORT || longer);
  }

  /** An alias stands behind what it names; a parameter stands before its type. */
  private static boolean isDeclaration(Tokens tokens, int at) {
    if (at == 0) {
      return false;
    }
    String next = at + 1 < tokens.count() ? tokens.text(at + 1) : "";
    String before = tokens.text(at - 1).toLowerCase(Locale.ROOT);
    boolean named =
        before.equals("as")
            || before.equals(")")
            || (tokens.kind(at - 1) == TokenKind.WORD && tokens.keyword(at - 1) == null)
            || tokens.kind(at - 1).isQuotedName();
    boolean alias = named && !next.equals(".") && !next.equals("(");
    boolean typed = at + 1 < tokens.count() && tokens.kind(at + 1) == TokenKind.WORD;
    boolean opened = before.equals("(") || before.equals(",") || MODES.contains(before);
    return alias || (opened && typed);
  }

  /** Whether the statement says the word only once. */
  private static boolean isAlone(String text, String word) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean whole =
          (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
              && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
      count += whole ? 1 : 0;
    }
    return count == 1;
  }
}
