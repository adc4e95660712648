package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import java.util.List;
import java.util.Locale;

/** IS and its relatives. */
final class IsTests {
  private IsTests() {}

  static Expr apply(TokenCursor c, Expressions.Grammar grammar, Expr left, int start) {
    if (c.accept("isnull")) {
      return test(c, "IS NULL", left, start);
    }
    if (c.accept("notnull")) {
      return test(c, "IS NOT NULL", left, start);
    }
    c.expect("is");
    String is = c.accept("not") ? "IS NOT " : "IS ";
    if (c.accept("distinct")) {
      c.expect("from");
      Expr right = Expressions.climb(c, grammar, Operators.IS + 1);
      return Operators.operator(c, is + "DISTINCT FROM", List.of(left, right), start);
    }
    if (c.accept("document")) {
      return test(c, is + "DOCUMENT", left, start);
    }
    if (grammar == Expressions.Grammar.RESTRICTED) {
      throw c.unexpected();
    }
    for (String word : List.of("null", "true", "false", "unknown", "normalized")) {
      if (c.accept(word)) {
        return test(c, is + word.toUpperCase(Locale.ROOT), left, start);
      }
    }
    if (c.atAny("nfc", "nfd", "nfkc", "nfkd")) {
      c.advance();
      c.expect("normalized");
      return test(c, is + "NORMALIZED", left, start);
    }
    c.expect("json");
    if (!c.accept("value") && !c.accept("array") && !c.accept("object")) {
      c.accept("scalar");
    }
    JsonCalls.uniqueKeys(c);
    c.needs(16, "IS JSON", start);
    return test(c, is + "JSON", left, start);
  }

  private static Expr test(TokenCursor c, String symbol, Expr value, int start) {
    return Operators.operator(c, symbol, List.of(value), start);
  }
}
