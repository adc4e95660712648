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
    for (Near near : nearest(written.toLowerCase(Locale.ROOT))) {
      String word = inCaseOf(written, near.word);
      int start = broken.tokens().start(token);
      Edit edit = Edit.replace(start, broken.tokens().end(token), word);
      if (broken.curedBy(edit)) {
        return new Cure("Write `" + word + '`', true, List.of(edit));
      }
    }
    return null;
  }

  private static String inCaseOf(String written, String word) {
    return written.equals(written.toUpperCase(Locale.ROOT)) ? word.toUpperCase(Locale.ROOT) : word;
  }

  private static List<Near> nearest(String written) {
    int most = written.length() <= 3 ? 1 : 2;
    var words = new TreeSet<>(Keyword.words());
    words.addAll(PROCEDURAL);
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
