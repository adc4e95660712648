package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import org.jspecify.annotations.Nullable;

/** Which tokens are words and names, and what PostgreSQL says of one it did not expect. */
final class NameTokens {
  private NameTokens() {}

  /** Whether a token is this unquoted, lower-case word, key word or not. */
  static boolean isWord(Tokens tokens, int token, String word) {
    if (tokens.kind(token) != TokenKind.WORD) {
      return false;
    }
    Keyword keyword = tokens.keyword(token);
    return keyword != null
        ? keyword.word().equals(word)
        : Keywords.isWord(tokens.source(), tokens.start(token), tokens.end(token), word);
  }

  static boolean isSymbol(Tokens tokens, int token, char c) {
    return tokens.isSymbol(token, c);
  }

  static boolean isOperator(Tokens tokens, int token, String op) {
    int start = tokens.start(token);
    return tokens.kind(token) == TokenKind.OPERATOR
        && tokens.end(token) - start == op.length()
        && tokens.source().startsWith(op, start);
  }

  /** Whether a token may be a name where unreserved key words and those of {@code also} may. */
  static boolean isName(Tokens tokens, int token, Keyword.@Nullable Category also) {
    return switch (tokens.kind(token)) {
      case WORD -> {
        Keyword keyword = tokens.keyword(token);
        boolean free =
            keyword == null
                || keyword.category() == also
                || keyword.category() == Keyword.Category.UNRESERVED;
        yield free && !isJoined(tokens, token);
      }
      case QUOTED, UNICODE_QUOTED, PLACEHOLDER -> true;
      default -> isVariable(tokens, token);
    };
  }

  /**
   * Whether PostgreSQL's lexer joins this word with the next one, so that it is no name: NULLS
   * before FIRST or LAST, FORMAT before JSON, WITHOUT before TIME.
   */
  static boolean isJoined(Tokens tokens, int token) {
    Keyword next = tokens.keyword(token + 1);
    if (next == null) {
      return false;
    }
    return switch (next.word()) {
      case "first", "last" -> isWord(tokens, token, "nulls");
      case "json" -> isWord(tokens, token, "format");
      case "time" -> isWord(tokens, token, "without") || isWord(tokens, token, "with");
      case "ordinality" -> isWord(tokens, token, "with");
      case "between", "in", "like", "ilike", "similar" -> isWord(tokens, token, "not");
      default -> false;
    };
  }

  /** Whether psql would replace this: a colon right before a word or a string. */
  static boolean isVariable(Tokens tokens, int token) {
    if (!isSymbol(tokens, token, ':') || tokens.start(token + 1) != tokens.end(token)) {
      return false;
    }
    TokenKind next = tokens.kind(token + 1);
    return next == TokenKind.WORD || next == TokenKind.QUOTED || next == TokenKind.STRING;
  }

  /** PostgreSQL's error at a token that no grammar rule takes; its lexer may complain first. */
  static SyntaxProblem errorAt(Tokens tokens, int token) {
    boolean next = looksAhead(tokens, token) && tokens.kind(token + 1) == TokenKind.ERROR;
    SyntaxProblem lexical = tokens.problem(next ? token + 1 : token);
    return lexical != null
        ? lexical
        : SyntaxFailure.near(
            tokens.source(), "syntax error", tokens.start(token), tokens.end(token));
  }

  /** Words after which PostgreSQL's lexer reads on before the grammar sees them. */
  private static boolean looksAhead(Tokens tokens, int token) {
    Keyword keyword = tokens.keyword(token);
    return keyword != null
        && switch (keyword.word()) {
          case "not", "nulls", "with", "without", "format" -> true;
          default -> false;
        };
  }
}
