package dev.migrationlens.syntax;

import java.util.function.IntPredicate;

/** How parentheses nest, in a row of tokens of any kind. */
public final class Parentheses {
  private Parentheses() {}

  /** The opening parenthesis around a token, or -1. */
  public static int opening(int index, IntPredicate opens, IntPredicate closes) {
    int depth = 0;
    for (int i = index - 1; i >= 0; i--) {
      if (closes.test(i)) {
        depth++;
      } else if (opens.test(i) && --depth < 0) {
        return i;
      }
    }
    return -1;
  }
}
