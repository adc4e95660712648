package dev.migrationlens.lint;

import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import java.util.Locale;

/** Key words as an author writes them: in upper or in lower case. */
public final class Casing {
  private Casing() {}

  /** The clause by which PL/pgSQL takes an error for what it is. */
  public static String handler(String statement, String condition) {
    boolean upper = like(statement, "do").equals("DO");
    return upper
        ? "EXCEPTION WHEN " + condition + " THEN NULL;"
        : "exception when " + condition + " then null;";
  }

  /** SQL with its key words in the case that a statement's author uses. */
  public static String like(String statement, String sql) {
    int end = 0;
    while (end < statement.length() && Character.isLetter(statement.charAt(end))) {
      end++;
    }
    String first = statement.substring(0, end);
    if (end == 0 || !first.equals(first.toUpperCase(Locale.ROOT))) {
      return sql;
    }
    var out = new StringBuilder(sql);
    var tokens = Lexer.lex(sql);
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.WORD && tokens.keyword(i) != null) {
        String word = sql.substring(tokens.start(i), tokens.end(i));
        boolean name = i > 0 && sql.charAt(tokens.start(i) - 1) == '.';
        if (!name) {
          out.replace(tokens.start(i), tokens.end(i), word.toUpperCase(Locale.ROOT));
        }
      }
    }
    return out.toString();
  }
}
