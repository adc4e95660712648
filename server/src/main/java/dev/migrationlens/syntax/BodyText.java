package dev.migrationlens.syntax;

import dev.migrationlens.text.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A routine's quoted body: what it says, and its tokens with offsets of the statement around it.
 * Where the literal has escapes ({@code plain} is false), the tokens' text is a copy of the
 * statement in which each character of the body stands where its escape began, so that places stay
 * true; what an escape leaves over is {@link #PAD} within a token and a blank between two.
 */
record BodyText(String text, int start, boolean plain, Tokens tokens) {
  /** A character that no text may contain. */
  static final char PAD = '\uFFFE';

  /** The body in a string token; null where its escapes are beyond us. */
  static @Nullable BodyText of(Tokens outer, int token) {
    String source = outer.source();
    int start = outer.start(token);
    int end = outer.end(token);
    String text = Strings.decode(outer, token);
    int width =
        outer.kind(token) == TokenKind.DOLLAR_STRING
            ? Chars.dollarTagEnd(source, start) - start
            : 1;
    if (end - start == text.length() + 2 * width && source.startsWith(text, start + width)) {
      String upTo = source.substring(0, end - width);
      return new BodyText(text, start + width, true, Lexer.lex(upTo, start + width));
    }
    int[] places = places(source, start, end, outer.kind(token), text);
    return places == null
        ? null
        : new BodyText(text, start + 1, false, padded(Lexer.lex(text), places));
  }

  /** Where in the source each character of the text begins, and where the text ends. */
  private static int @Nullable [] places(
      String source, int start, int end, TokenKind kind, String text) {
    boolean backslashes = kind == TokenKind.ESCAPE_STRING;
    if (kind != TokenKind.STRING && !backslashes) {
      return null;
    }
    int[] places = new int[text.length() + 1];
    int count = 0;
    int at = start + (backslashes ? 2 : 1);
    while (at < end - 1 && count < text.length()) {
      char c = source.charAt(at);
      places[count++] = at;
      if (c == '\'') {
        if (source.charAt(at + 1) != '\'') {
          return null;
        }
        at += 2;
      } else if (c == '\\' && backslashes) {
        if ("'\\nrtbf\"%".indexOf(source.charAt(at + 1)) < 0) {
          return null;
        }
        at += 2;
      } else {
        at++;
      }
    }
    places[count] = end - 1;
    return at == end - 1 && count == text.length() ? places : null;
  }

  private static Tokens padded(Tokens tokens, int[] places) {
    String text = tokens.source();
    char[] copy = new char[places[text.length()]];
    Arrays.fill(copy, ' ');
    for (int i = 0; i < tokens.count(); i++) {
      int last = tokens.end(i) - 1;
      Arrays.fill(copy, places[tokens.start(i)], places[last] + 1, PAD);
      for (int j = tokens.start(i); j <= last; j++) {
        copy[places[j]] = text.charAt(j);
      }
    }
    var placed = new Tokens(new String(copy), copy.length, tokens.count() + 1);
    for (int i = 0; i < tokens.count(); i++) {
      int from = places[tokens.start(i)];
      int to = places[tokens.end(i) - 1] + 1;
      SyntaxProblem problem = tokens.problem(i);
      if (problem == null) {
        placed.add(tokens.kind(i), from, to, tokens.keyword(i));
      } else {
        int at = places[Math.min(problem.span().start(), text.length())];
        var span = new Span(at, Math.max(at, to));
        placed.addError(new SyntaxProblem(span, problem.message(), problem.state()), from, to);
      }
    }
    return placed;
  }
}
