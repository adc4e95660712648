package dev.migrationlens.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PL/pgSQL's view of a body's tokens. As PostgreSQL does, it decides what a name is when it first
 * reads it, so a token that was pushed back stays what it was.
 */
final class PlScanner {
  /** Which names are looked up. */
  enum Lookup {
    ALL,
    /** Among declarations none. */
    NONE,
    /** Within SQL dotted ones only. */
    DOTTED
  }

  private final Tokens tokens;
  private final PlNames names;
  private final Deque<PlToken> pushed = new ArrayDeque<>(2);
  private int index;
  private boolean atStatementStart;
  private Lookup lookup = Lookup.ALL;
  private int lastEnd;

  PlScanner(Tokens tokens, PlNames names) {
    this.tokens = tokens;
    this.names = names;
  }

  Tokens tokens() {
    return tokens;
  }

  /** Changes which names are looked up; the answer is what was so far. */
  Lookup lookup(Lookup next) {
    Lookup before = lookup;
    lookup = next;
    return before;
  }

  PlToken next() {
    PlToken token = pushed.poll();
    if (token == null) {
      token = read();
      index = token.after();
    }
    atStatementStart = token.isAny(";", "begin", "then", "else", "loop");
    lastEnd = token.end();
    return token;
  }

  /** Makes {@code token}, which was just read, the next one again. */
  void pushBack(PlToken token) {
    pushed.push(token);
    lastEnd = token.first() == 0 ? 0 : tokens.end(token.first() - 1);
  }

  PlToken peek() {
    PlToken token = next();
    pushBack(token);
    return token;
  }

  /** The end of the last token taken. */
  int lastEnd() {
    return lastEnd;
  }

  /** Whether the token after the last one taken is this symbol. */
  boolean followedBy(char symbol) {
    return isSymbol(index, symbol);
  }

  /** Whether a name and then this operator follow, whatever they mean. */
  boolean followedByNameAnd(String operator) {
    if (!isName(index) || tokens.kind(index + 1) != TokenKind.OPERATOR) {
      return false;
    }
    return tokens.text(index + 1).equals(operator);
  }

  /** The number of the next token not yet read. */
  int position() {
    return index;
  }

  /** Goes on after the next semicolon, or before the end, unless one was taken since a position. */
  void skipStatement(int since) {
    if (pushed.isEmpty() && index > since && isSymbol(index - 1, ';')) {
      return;
    }
    pushed.clear();
    while (index < tokens.count() && !isSymbol(index, ';')) {
      index++;
    }
    index = Math.min(index + 1, tokens.count());
    atStatementStart = true;
    lastEnd = index == 0 ? 0 : tokens.end(index - 1);
  }

  private boolean isSymbol(int token, char symbol) {
    return tokens.kind(token) == TokenKind.SYMBOL
        && tokens.source().charAt(tokens.start(token)) == symbol;
  }

  /** A token that PostgreSQL's scanner has looked at, so that it complains now if ever. */
  private TokenKind kind(int token) {
    TokenKind kind = tokens.kind(token);
    SyntaxProblem problem = kind == TokenKind.ERROR ? tokens.problem(token) : null;
    if (problem != null) {
      throw new SyntaxFailure(problem);
    }
    return kind;
  }

  private PlToken read() {
    return switch (kind(index)) {
      case END -> plain(PlToken.Kind.END, "", index);
      case STRING, ESCAPE_STRING, DOLLAR_STRING ->
          plain(PlToken.Kind.STRING, tokens.text(index), index);
      case INTEGER -> plain(PlToken.Kind.INTEGER, tokens.text(index), index);
      case WORD, QUOTED, PARAM, PLACEHOLDER -> word();
      default -> plain(PlToken.Kind.SYMBOL, tokens.text(index), index);
    };
  }

  private PlToken plain(PlToken.Kind kind, String text, int at) {
    int after = kind == PlToken.Kind.END ? at : at + 1;
    return new PlToken(
        kind, text, false, List.of(), null, at, after, tokens.start(at), tokens.end(at));
  }

  private PlToken word() {
    if (tokens.kind(index) == TokenKind.WORD) {
      String word = name(index);
      if (PlKeywords.isReserved(word)) {
        return plain(PlToken.Kind.KEYWORD, word, index);
      }
    }
    var parts = new ArrayList<String>(3);
    int at = index;
    parts.add(name(at++));
    kind(at);
    while (parts.size() < 3 && isSymbol(at, '.')) {
      kind(at + 1);
      if (!isName(at + 1)) {
        break;
      }
      parts.add(name(at + 1));
      at += 2;
      kind(at);
    }
    return parts.size() == 1 ? single(parts) : compound(parts, at);
  }

  private PlToken compound(List<String> parts, int after) {
    PlVariable variable = lookup == Lookup.NONE ? null : names.find(parts);
    PlToken.Kind kind = variable == null ? PlToken.Kind.COMPOUND : PlToken.Kind.VARIABLE;
    return token(kind, String.join(".", parts), parts, variable, after);
  }

  private PlToken single(List<String> parts) {
    String name = parts.get(0);
    boolean looked = lookup == Lookup.ALL && (!atStatementStart || assignmentFollows());
    PlVariable variable = looked ? names.find(name) : null;
    PlToken.Kind kind = variable == null ? PlToken.Kind.WORD : PlToken.Kind.VARIABLE;
    boolean plain = tokens.kind(index) == TokenKind.WORD;
    if (variable == null && plain && PlKeywords.isUnreserved(PlKeywords.spelling(name))) {
      return token(PlToken.Kind.KEYWORD, PlKeywords.spelling(name), parts, null, index + 1);
    }
    return token(kind, name, parts, variable, index + 1);
  }

  private PlToken token(
      PlToken.Kind kind,
      String text,
      List<String> parts,
      @Nullable PlVariable variable,
      int after) {
    boolean quoted = tokens.kind(index) == TokenKind.QUOTED;
    int end = tokens.end(after - 1);
    return new PlToken(kind, text, quoted, parts, variable, index, after, tokens.start(index), end);
  }

  /** Only then may a word that begins a statement be a variable: others are commands. */
  private boolean assignmentFollows() {
    if (isSymbol(index + 1, '[') || isSymbol(index + 1, '.')) {
      return true;
    }
    if (tokens.kind(index + 1) != TokenKind.OPERATOR) {
      return false;
    }
    String operator = tokens.text(index + 1);
    return operator.equals("=") || operator.equals(":=");
  }

  private boolean isName(int token) {
    return switch (tokens.kind(token)) {
      case QUOTED, PLACEHOLDER -> true;
      case WORD -> !PlKeywords.isReserved(name(token));
      default -> false;
    };
  }

  private String name(int token) {
    return Strings.name(tokens, token);
  }
}
