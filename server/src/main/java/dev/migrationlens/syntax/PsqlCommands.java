package dev.migrationlens.syntax;

import java.util.Set;

/** psql's backslash commands among SQL. */
final class PsqlCommands {
  /** Commands that people write after a statement instead of a semicolon. */
  private static final Set<String> SENDING =
      Set.of("g", "gx", "gset", "gexec", "gdesc", "crosstabview", "watch", "bind", "parse");

  private PsqlCommands() {}

  /** Whether the backslash here begins a command rather than standing in broken SQL. */
  static boolean startsAt(String text, int backslash, boolean betweenStatements) {
    int end = backslash + 1;
    while (end < text.length() && Chars.isLetter(text.charAt(end))) {
      end++;
    }
    if (end == backslash + 1) {
      return betweenStatements && end < text.length() && text.charAt(end) != '\\';
    }
    return betweenStatements
        || SENDING.contains(text.substring(backslash + 1, end))
        || isFirstOnLine(text, backslash);
  }

  private static boolean isFirstOnLine(String text, int at) {
    int i = at - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n' || text.charAt(i) == '\r';
  }
}
