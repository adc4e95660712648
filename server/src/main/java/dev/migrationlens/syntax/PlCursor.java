package dev.migrationlens.syntax;

import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A place in a PL/pgSQL body: its tokens, the names known there and the routine around it. Offsets
 * are those of the statement that holds the body.
 */
final class PlCursor {
  private static final int DEEPEST = 200;

  final PlScanner scanner;
  final PlNames names;
  final PlRoutine routine;
  private final TokenCursor outer;
  private @Nullable SyntaxProblem problem;
  private boolean broken;
  private int depth;

  PlCursor(TokenCursor outer, Tokens tokens, PlRoutine routine) {
    this.outer = outer;
    this.routine = routine;
    this.names = routine.names();
    this.scanner = new PlScanner(tokens, names);
  }

  TokenCursor outer() {
    return outer;
  }

  Tokens tokens() {
    return scanner.tokens();
  }

  String text() {
    return scanner.tokens().source();
  }

  // --- tokens

  PlToken next() {
    return scanner.next();
  }

  PlToken peek() {
    return scanner.peek();
  }

  boolean at(String word) {
    return peek().is(word);
  }

  boolean accept(String word) {
    PlToken token = next();
    if (token.is(word)) {
      return true;
    }
    scanner.pushBack(token);
    return false;
  }

  PlToken expect(String word) {
    PlToken token = next();
    if (!token.is(word)) {
      throw unexpected(token);
    }
    return token;
  }

  /** The semicolon that ends a statement; the answer is the statement's end before it. */
  int endOfStatement() {
    int end = scanner.lastEnd();
    expect(";");
    return end;
  }

  int start() {
    return peek().start();
  }

  /** The end of the last token taken. */
  int lastEnd() {
    return scanner.lastEnd();
  }

  /** Notes a construct that servers before {@code major} do not know. */
  void needs(int major, String construct, int start) {
    var span = new Span(start, Math.max(start, scanner.lastEnd()));
    outer.notes().needs.add(new Parsed.Needs(span, construct, new PgVersion(major)));
  }

  // --- failures

  SyntaxFailure unexpected(PlToken token) {
    return complaint("syntax error", token);
  }

  /** A complaint "at or near" a token. */
  SyntaxFailure complaint(String words, PlToken token) {
    return new SyntaxFailure(SyntaxFailure.near(text(), words, token.start(), token.end()));
  }

  SyntaxFailure syntaxError(String message, Span at) {
    return failure(message, at, SqlState.SYNTAX_ERROR);
  }

  SyntaxFailure failure(String message, Span at, SqlState state) {
    return new SyntaxFailure(new SyntaxProblem(at, message, state));
  }

  SyntaxFailure notAVariable(PlToken token) {
    boolean name = token.kind() == PlToken.Kind.WORD || token.kind() == PlToken.Kind.COMPOUND;
    return name
        ? syntaxError('"' + token.text() + "\" is not a known variable", token.span())
        : unexpected(token);
  }

  /** PostgreSQL stops at the first problem; so what we meet while recovering is not told. */
  void note(SyntaxFailure failure) {
    if (!broken) {
      problem = failure.problem();
      broken = true;
    }
  }

  @Nullable SyntaxProblem problem() {
    return problem;
  }

  /** A place to go on from, and how deep in blocks it is. */
  record Place(int statements, int names, int position) {}

  Place place() {
    return new Place(depth, names.depth(), scanner.position());
  }

  /** Goes on after the next semicolon, as deep as at an earlier place. */
  void recover(Place at) {
    depth = at.statements;
    while (names.depth() > at.names) {
      names.pop();
    }
    scanner.lookup(PlScanner.Lookup.ALL);
    scanner.skipStatement(at.position);
  }

  /** The next token; where PostgreSQL's scanner refuses it, that is noted and it is skipped. */
  PlToken peekSafely() {
    while (true) {
      try {
        return peek();
      } catch (SyntaxFailure failure) {
        note(failure);
        scanner.skipStatement(scanner.position());
      }
    }
  }

  /** On the way into a statement that may hold others; {@link #leave} on the way out. */
  void enter() {
    if (++depth > DEEPEST) {
      throw SyntaxFailure.tooDeep();
    }
  }

  void leave() {
    depth--;
  }
}
