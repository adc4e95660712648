package dev.migrationlens.ide;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens of a text by what they are; bodies in dollar quotes are SQL too. */
public final class SemanticTokens {
  private SemanticTokens() {}

  /** What a token is; the order is that of the legend. */
  public enum Kind {
    KEYWORD,
    FUNCTION,
    VARIABLE,
    STRING,
    NUMBER,
    OPERATOR,
    PARAMETER
  }

  /** A token on whatever lines; the client's protocol may want it cut at their ends. */
  public record Token(Span span, Kind kind) {}

  /** In the order of the text, never overlapping. */
  public static List<Token> of(String text) {
    var found = new ArrayList<Token>();
    add(text, 0, found);
    return found;
  }

  private static void add(String text, int shift, List<Token> found) {
    Tokens tokens = Lexer.lex(text);
    for (int i = 0; i < tokens.count(); i++) {
      int start = tokens.start(i);
      int end = tokens.end(i);
      if (tokens.kind(i) == TokenKind.DOLLAR_STRING && text.indexOf('\n', start) < end) {
        int tag = text.indexOf('$', start + 1) + 1 - start;
        found.add(new Token(new Span(shift + start, shift + start + tag), Kind.STRING));
        add(text.substring(start + tag, end - tag), shift + start + tag, found);
        found.add(new Token(new Span(shift + end - tag, shift + end), Kind.STRING));
        continue;
      }
      var span = new Span(shift + start, shift + end);
      kind(tokens, i).ifPresent(kind -> found.add(new Token(span, kind)));
    }
  }

  private static Optional<Kind> kind(Tokens tokens, int token) {
    return switch (tokens.kind(token)) {
      case WORD -> Optional.of(word(tokens, token));
      case QUOTED, UNICODE_QUOTED -> Optional.of(Kind.VARIABLE);
      case STRING, ESCAPE_STRING, UNICODE_STRING, DOLLAR_STRING, BIT_STRING ->
          Optional.of(Kind.STRING);
      case INTEGER, DECIMAL -> Optional.of(Kind.NUMBER);
      case OPERATOR -> Optional.of(Kind.OPERATOR);
      case PARAM, PLACEHOLDER -> Optional.of(Kind.PARAMETER);
      case SYMBOL, STRAY, ERROR, END -> Optional.empty();
    };
  }

  private static Kind word(Tokens tokens, int token) {
    Keyword keyword = tokens.keyword(token);
    boolean qualified = token > 0 && tokens.text(token - 1).equals(".");
    if (keyword != null && !qualified) {
      return Kind.KEYWORD;
    }
    return tokens.text(token + 1).equals("(") ? Kind.FUNCTION : Kind.VARIABLE;
  }
}
