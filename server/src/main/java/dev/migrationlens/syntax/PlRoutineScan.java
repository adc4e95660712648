package dev.migrationlens.syntax;

/**
 * Finds a SQL statement's semicolon as PL/pgSQL does: not within parentheses, and not within BEGIN
 * … END or CASE … END where the statement creates a routine.
 */
final class PlRoutineScan {
  /** What was read so far: C for CREATE, O for OR, R for REPLACE, F for FUNCTION or PROCEDURE. */
  private final StringBuilder opening = new StringBuilder(4);

  private int parentheses;
  private int blocks;

  PlRoutineScan(PlToken first) {
    opening.append(isWord(first, "create") ? 'C' : '-');
  }

  private static boolean isWord(PlToken token, String word) {
    return token.kind() == PlToken.Kind.WORD && token.text().equals(word);
  }

  /** Whether the next token is the statement's semicolon. */
  boolean ends(PlToken token) {
    if (opening.length() < 4) {
      opening.append(letter(token));
    }
    if (token.is("(")) {
      parentheses++;
    } else if (token.is(")") && parentheses > 0) {
      parentheses--;
    }
    if (parentheses == 0 && createsRoutine()) {
      if (token.isAny("begin", "case")) {
        blocks++;
      } else if (token.is("end") && blocks > 0) {
        blocks--;
      }
    }
    return token.is(";") && parentheses == 0 && blocks == 0;
  }

  private static char letter(PlToken token) {
    if (token.is("or")) {
      return 'O';
    }
    if (isWord(token, "replace")) {
      return 'R';
    }
    return isWord(token, "function") || isWord(token, "procedure") ? 'F' : '-';
  }

  private boolean createsRoutine() {
    return opening.length() > 1
        && opening.charAt(0) == 'C'
        && (opening.charAt(1) == 'F' || opening.toString().equals("CORF"));
  }
}
