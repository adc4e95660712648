package dev.migrationlens.syntax;

import dev.migrationlens.text.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with a problem, its own or its body's, and the tokens around it. Offsets are the
 * statement's; {@code at} is the number of the token that PostgreSQL stumbled over.
 */
record Broken(String text, SyntaxProblem problem, boolean inBody, Tokens tokens, int at) {
  /** Longer statements are not looked into. */
  private static final int LONGEST = 200_000;

  /** The problem of a statement; null where it has none or is too long. */
  static @Nullable Broken of(String text, Parsed parsed) {
    if (text.length() > LONGEST || parsed.templated()) {
      return null;
    }
    if (parsed.broken()) {
      Tokens tokens = Lexer.lex(text);
      SyntaxProblem problem = parsed.problems().get(0);
      return new Broken(text, problem, false, tokens, tokens.at(problem.span().start()));
    }
    return parsed.bodyProblems().isEmpty() ? null : inBody(text, parsed.bodyProblems().get(0));
  }

  private static @Nullable Broken inBody(String text, SyntaxProblem problem) {
    Tokens outer = Lexer.lex(text);
    int place = problem.span().start();
    for (int i = 0; i < outer.count(); i++) {
      if (outer.start(i) <= place && place <= outer.end(i)) {
        BodyText body = outer.kind(i).isString() ? BodyText.of(outer, i) : null;
        if (body != null && body.plain()) {
          return new Broken(text, problem, true, body.tokens(), body.tokens().at(place));
        }
      }
    }
    return null;
  }

  boolean isWord(int token, String word) {
    return tokens.kind(token) == TokenKind.WORD
        && Keywords.isWord(text, tokens.start(token), tokens.end(token), word);
  }

  boolean isSymbol(int token, char symbol) {
    return token >= 0
        && tokens.kind(token) == TokenKind.SYMBOL
        && text.charAt(tokens.start(token)) == symbol;
  }

  /** Whether a token is the first of its line. */
  boolean beginsLine(int token) {
    int from = token == 0 ? 0 : tokens.end(token - 1);
    return text.substring(from, tokens.start(token)).indexOf('\n') >= 0;
  }

  String with(List<Edit> edits) {
    return Edit.apply(text, edits);
  }

  /** Whether PostgreSQL's parser would accept what these edits make of the statement. */
  boolean curedBy(List<Edit> edits) {
    return isClean(with(edits));
  }

  boolean curedBy(Edit edit) {
    return curedBy(List.of(edit));
  }

  /** Whether every statement of a text, and every body in it, is right. */
  static boolean isClean(String text) {
    for (Slice slice : StatementSplitter.split(text)) {
      if (slice.kind() != Slice.Kind.SQL) {
        return false;
      }
      Parsed parsed = Parser.parse(slice.of(text));
      if (parsed.broken() || !parsed.bodyProblems().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is exactly one statement, and a right one. */
  static boolean isOneStatement(String text) {
    return StatementSplitter.split(text).size() == 1 && isClean(text);
  }
}
