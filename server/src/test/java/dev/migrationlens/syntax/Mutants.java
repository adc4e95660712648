package dev.migrationlens.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A statement's text with one token deleted, doubled, exchanged or everything after it cut off. */
final class Mutants {
  /** Words of statements that PostgreSQL obeys even in a failed transaction. */
  private static final Set<String> ENDING =
      Set.of("commit", "rollback", "end", "abort", "prepare", "begin", "start");

  private Mutants() {}

  /** The same mutants every time for the same text. */
  static List<String> of(String text, int most) {
    Tokens tokens = Lexer.lex(text);
    int count = tokens.count();
    var mutants = new ArrayList<String>();
    var random = new Random(text.hashCode());
    int wanted = Math.min(most, count * 4);
    for (int i = 0; i < wanted; i++) {
      int token = random.nextInt(count);
      String mutant =
          switch (random.nextInt(4)) {
            case 0 -> text.substring(0, tokens.start(token)) + text.substring(tokens.end(token));
            case 1 ->
                text.substring(0, tokens.end(token)) + ' ' + text.substring(tokens.start(token));
            case 2 -> exchanged(text, tokens, token, random.nextInt(count));
            default -> text.substring(0, tokens.start(token)).strip();
          };
      if (!mutant.isBlank() && !endsTransaction(mutant)) {
        mutants.add(mutant);
      }
    }
    return mutants;
  }

  private static boolean endsTransaction(String text) {
    Tokens tokens = Lexer.lex(text);
    var keyword = tokens.keyword(0);
    return keyword != null && ENDING.contains(keyword.word());
  }

  private static String exchanged(String text, Tokens tokens, int one, int other) {
    int a = Math.min(one, other);
    int b = Math.max(one, other);
    if (a == b) {
      return text;
    }
    return text.substring(0, tokens.start(a))
        + tokens.text(b)
        + text.substring(tokens.end(a), tokens.start(b))
        + tokens.text(a)
        + text.substring(tokens.end(b));
  }
}
