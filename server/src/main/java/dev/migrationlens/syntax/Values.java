package dev.migrationlens.syntax;

import java.util.List;

/** The plain values that options and settings take: numbers, words and strings. */
final class Values {
  private Values() {}

  /** Whether a number comes, or a sign where only a number may have one. */
  static boolean atNumber(TokenCursor c) {
    return isNumber(c.kind()) || c.atOperator("+") || c.atOperator("-");
  }

  /** Whether a number comes, perhaps with a sign, where a sign alone would be an operator. */
  static boolean atWholeNumber(TokenCursor c) {
    return isNumber(c.kind())
        || ((c.atOperator("+") || c.atOperator("-")) && isNumber(c.peekKind(1)));
  }

  private static boolean isNumber(TokenKind kind) {
    return kind == TokenKind.INTEGER || kind == TokenKind.DECIMAL;
  }

  /** Any number with an optional sign. */
  static String numeric(TokenCursor c) {
    boolean negative = sign(c);
    if (!isNumber(c.kind())) {
      throw c.unexpected();
    }
    String digits = c.literal().value();
    return negative ? "-" + digits : digits;
  }

  /** A whole number with an optional sign. */
  static String signedInteger(TokenCursor c) {
    boolean negative = sign(c);
    String digits = Long.toString(c.integer());
    return negative ? "-" + digits : digits;
  }

  private static boolean sign(TokenCursor c) {
    return !c.acceptOperator("+") && c.acceptOperator("-");
  }

  /** A word that is not reserved, or a string. */
  static String wordOrString(TokenCursor c) {
    return c.atString() ? c.stringLiteral() : c.nonReservedWord().text();
  }

  /** The same, or one of the reserved words that mean yes and no. */
  static String booleanOrString(TokenCursor c) {
    Clauses.offer(c, List.of("off"));
    if (c.at("true") || c.at("false") || c.at("on")) {
      return c.columnLabel().text();
    }
    return wordOrString(c);
  }

  /** A number, a word or a string. */
  static String any(TokenCursor c) {
    return atNumber(c) ? numeric(c) : booleanOrString(c);
  }
}
