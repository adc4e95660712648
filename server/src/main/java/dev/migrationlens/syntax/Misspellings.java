package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Words that are nearly the key word that would make the statement right, or that are missing. */
final class Misspellings {
  private static final int MOST_TRIES = 24;

  /** PL/pgSQL's words that SQL does not know. */
  private static final Set<String> PROCEDURAL =
      Set.of(
          "elsif",
          "loop",
          "while",
          "foreach",
          "raise",
          "exception",
          "notice",
          "warning",
          "perform",
          "diagnostics",
          "continue",
          "exit",
          "reverse",
          "slice",
          "constant",
          "alias");

  private static final Set<String> WORDS = words();

  /** Words that begin a clause, and are no names. */
  private static final Set<String> CLAUSES =
      Set.of(
          "select",
          "from",
          "where",
          "group",
          "having",
          "window",
          "union",
          "intersect",
          "except",
          "order",
          "limit",
          "offset",
          "fetch",
          "for",
          "into",
          "values",
          "set",
          "on",
          "using",
          "as",
          "and",
          "or",
          "not",
          "when",
          "then",
          "else",
          "end",
          "create",
          "with",
          "returning",
          "in",
          "table",
          "column",
          "constraint",
          "primary",
          "foreign",
          "references",
          "unique",
          "check",
          "default",
          "null",
          "all",
          "distinct",
          "join",
          "left",
          "right",
          "full",
          "inner",
          "cross",
          "natural",
          "is",
          "like",
          "between");

  private Misspellings() {}

  /** A word and how far it is from another. */
  private record Near(String word, int distance) {}

  static @Nullable Cure find(Broken broken) {
    for (int token = broken.at(); token >= Math.max(0, broken.at() - 3); token--) {
      if (broken.tokens().kind(token) == TokenKind.WORD) {
        Cure cure = respelt(broken, token);
        if (cure != null) {
          return cure;
        }
      }
    }
    return null;
  }

  private static @Nullable Cure respelt(Broken broken, int token) {
    String written = broken.tokens().text(token);
    boolean condition = broken.problem().message().startsWith("unrecognized exception condition");
    Set<String> words = condition ? PlConditions.NAMES : WORDS;
    for (Near near : nearest(written.toLowerCase(Locale.ROOT), words)) {
      Keyword own = broken.tokens().keyword(token);
      if (own != null && !isPlural(own, near.word)) {
        continue;
      }
      String word = inCaseOf(written, near.word);
      int start = broken.tokens().start(token);
      Edit edit = Edit.replace(start, broken.tokens().end(token), word);
      if (broken.curedBy(edit)) {
        return new Cure("Write `" + word + '`', true, List.of(edit));
      }
    }
    return null;
  }

  /** One key word is hardly ever written for another, but RETURN for RETURNS is. */
  private static boolean isPlural(Keyword written, String word) {
    String plain = written.word();
    return written.category() != Keyword.Category.RESERVED
        && (word.equals(plain + 's') || plain.equals(word + 's'));
  }

  /** A reserved word where a name was meant. */
  static @Nullable Cure quoted(Broken broken) {
    Keyword keyword = broken.tokens().keyword(broken.at());
    boolean reserved = keyword != null && keyword.category() != Keyword.Category.UNRESERVED;
    boolean listed = broken.isSymbol(broken.at() - 1, ',') || broken.isSymbol(broken.at() - 1, '(');
    if (keyword == null || !reserved || (!listed && CLAUSES.contains(keyword.word()))) {
      return null;
    }
    int start = broken.tokens().start(broken.at());
    String name = '"' + keyword.word() + '"';
    Edit edit = Edit.replace(start, broken.tokens().end(broken.at()), name);
    return broken.curedBy(edit)
        ? new Cure("Quote the name: `" + name + '`', !broken.inBody(), List.of(edit))
        : null;
  }

  /** A key word that could go. */
  static @Nullable Cure superfluous(Broken broken) {
    int at = broken.at();
    if (at == 0 || broken.tokens().keyword(at) == null) {
      return null;
    }
    int end = broken.tokens().end(at);
    Edit edit = Edit.delete(broken.tokens().end(at - 1), end);
    String title = "Remove `" + broken.tokens().text(at) + '`';
    return broken.curedBy(edit) ? new Cure(title, false, List.of(edit)) : null;
  }

  private static String inCaseOf(String written, String word) {
    return written.equals(written.toUpperCase(Locale.ROOT)) ? word.toUpperCase(Locale.ROOT) : word;
  }

  private static Set<String> words() {
    var words = new TreeSet<>(Keyword.words());
    words.addAll(PROCEDURAL);
    return words;
  }

  private static List<Near> nearest(String written, Set<String> words) {
    int most = written.length() <= 3 ? 1 : 2;
    var near = new ArrayList<Near>();
    for (String word : words) {
      if (Math.abs(word.length() - written.length()) <= most && word.length() > 1) {
        int distance = distance(written, word);
        if (distance > 0 && distance <= most) {
          near.add(new Near(word, distance));
        }
      }
    }
    near.sort(Comparator.comparingInt(Near::distance));
    return near.subList(0, Math.min(near.size(), MOST_TRIES));
  }

  /** How many letters to insert, delete, change or exchange with their neighbour. */
  static int distance(String a, String b) {
    int[][] costs = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          costs[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
        cost = Math.min(cost, costs[i - 1][j - 1] + change);
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        costs[i][j] = exchanged ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
      }
    }
    return costs[a.length()][b.length()];
  }

  /** The only one of the words that could have come here which makes the statement right. */
  static @Nullable Cure awaited(Broken broken) {
    int at = broken.at();
    int start = broken.tokens().start(at);
    Cure only = null;
    int tries = 0;
    for (String word : Parser.expectations(broken.text(), start)) {
      if (word.startsWith("<") || Keyword.of(word) == null || ++tries > MOST_TRIES) {
        continue;
      }
      String written = inCaseOf(broken.tokens().text(0), word);
      Edit edit =
          at < broken.tokens().count()
              ? Edit.insert(start, written + ' ')
              : Edit.insert(broken.tokens().end(at - 1), ' ' + written);
      if (broken.curedBy(edit)) {
        if (only != null) {
          return null;
        }
        only = new Cure("Insert the missing `" + written + '`', true, List.of(edit));
      }
    }
    return only;
  }
}
