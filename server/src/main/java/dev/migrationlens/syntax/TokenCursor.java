package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A place among the tokens of one statement, and what was noticed on the way to it. Parsers of
 * every family ask it, consume by it and throw what it builds.
 */
public final class TokenCursor {
  /** Nesting beyond this is not read, so that no text can exhaust the stack. */
  private static final int DEEPEST = 400;

  private final String text;
  private final Tokens tokens;
  private final int count;
  private int index;
  private int furthest;
  private int depth;
  private final Notes notes = new Notes();

  public TokenCursor(String text, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
    this.count = tokens.count();
  }

  public String text() {
    return text;
  }

  public Tokens tokens() {
    return tokens;
  }

  /** The current token's number, to come back to it. */
  public int mark() {
    return index;
  }

  public void reset(int mark) {
    index = mark;
  }

  public boolean atEnd() {
    return index >= count;
  }

  /** The current token's offset; the text's length at its end. */
  public int start() {
    return tokens.start(index);
  }

  /** The end of the last token consumed. */
  public int previousEnd() {
    return index == 0 ? 0 : tokens.end(index - 1);
  }

  public Span currentSpan() {
    return new Span(tokens.start(index), tokens.end(index));
  }

  public TokenKind kind() {
    return tokens.kind(index);
  }

  public TokenKind peekKind(int ahead) {
    return tokens.kind(index + ahead);
  }

  public @Nullable Keyword keyword() {
    return tokens.keyword(index);
  }

  /** The current token as written. */
  public String tokenText() {
    return tokens.text(index);
  }

  /** Consumes the current token, whatever it is. */
  public void advance() {
    if (index < count) {
      index++;
    }
  }

  public boolean at(String keyword) {
    offer(keyword);
    return NameTokens.isWord(tokens, index, keyword);
  }

  public boolean at(String a, String b) {
    offer(a);
    if (!NameTokens.isWord(tokens, index, a)) {
      return false;
    }
    if (notes.wanted && index + 1 == count) {
      notes.expectations.add(b);
    }
    return NameTokens.isWord(tokens, index + 1, b);
  }

  /** Whether the current token is one of these words. */
  public boolean atAny(String... keywords) {
    for (String keyword : keywords) {
      if (at(keyword)) {
        return true;
      }
    }
    return false;
  }

  public boolean peekAt(int ahead, String keyword) {
    if (notes.wanted && index + ahead == count) {
      notes.expectations.add(keyword);
    }
    return NameTokens.isWord(tokens, index + ahead, keyword);
  }

  public boolean accept(String keyword) {
    if (at(keyword)) {
      index++;
      return true;
    }
    return false;
  }

  public boolean accept(String a, String b) {
    if (at(a, b)) {
      index += 2;
      return true;
    }
    return false;
  }

  public void expect(String keyword) {
    if (!accept(keyword)) {
      throw unexpected();
    }
  }

  public void expect(String a, String b) {
    expect(a);
    expect(b);
  }

  /** Consumes and returns whichever of these words is here; else fails. */
  public String expectAny(String... keywords) {
    for (String keyword : keywords) {
      if (accept(keyword)) {
        return keyword;
      }
    }
    throw unexpected();
  }

  public boolean atSymbol(char c) {
    if (notes.wanted && (c == '(' || c == ',' || c == ')')) {
      offer(String.valueOf(c));
    }
    return NameTokens.isSymbol(tokens, index, c);
  }

  public boolean peekSymbol(int ahead, char c) {
    return NameTokens.isSymbol(tokens, index + ahead, c);
  }

  public boolean acceptSymbol(char c) {
    if (atSymbol(c)) {
      index++;
      return true;
    }
    return false;
  }

  public void expectSymbol(char c) {
    if (!acceptSymbol(c)) {
      throw unexpected();
    }
  }

  public boolean atOperator(String op) {
    return NameTokens.isOperator(tokens, index, op);
  }

  public boolean peekOperator(int ahead, String op) {
    return NameTokens.isOperator(tokens, index + ahead, op);
  }

  public boolean acceptOperator(String op) {
    if (NameTokens.isOperator(tokens, index, op)) {
      index++;
      return true;
    }
    return false;
  }

  public void expectOperator(String op) {
    if (!acceptOperator(op)) {
      throw unexpected();
    }
  }

  /** A column's or relation's name (ColId): no reserved and no type-or-function key word. */
  public Ident columnId() {
    if (!atColumnId()) {
      throw unexpected();
    }
    return takeName();
  }

  public boolean atColumnId() {
    offer("<name>");
    return NameTokens.isName(tokens, index, Keyword.Category.COLUMN_NAME);
  }

  /** A function's or type's name (type_function_name): no reserved and no column-name key word. */
  public Ident typeFunctionName() {
    if (!atTypeFunctionName()) {
      throw unexpected();
    }
    return takeName();
  }

  public boolean atTypeFunctionName() {
    offer("<type>");
    return NameTokens.isName(tokens, index, Keyword.Category.TYPE_OR_FUNCTION);
  }

  /** Any word at all, reserved ones too (ColLabel). */
  public Ident columnLabel() {
    if (!atColumnLabel()) {
      throw unexpected();
    }
    return takeName();
  }

  public boolean atColumnLabel() {
    return tokens.kind(index) == TokenKind.WORD
        ? !NameTokens.isJoined(tokens, index)
        : NameTokens.isName(tokens, index, null);
  }

  /** Any word but a reserved one (NonReservedWord). */
  public Ident nonReservedWord() {
    Keyword keyword = keyword();
    if (keyword != null && keyword.category() == Keyword.Category.RESERVED) {
      throw unexpected();
    }
    return columnLabel();
  }

  /** Consumes the current token as a name; a psql variable or a placeholder stands for one. */
  Ident takeName() {
    int start = tokens.start(index);
    TokenKind kind = tokens.kind(index);
    if (kind == TokenKind.WORD || kind.isQuotedName()) {
      String name = Strings.name(tokens, index);
      return new Ident(name, kind != TokenKind.WORD, start, tokens.end(index++));
    }
    notes.templated = true;
    index += kind == TokenKind.PLACEHOLDER ? 1 : 2;
    return new Ident(text.substring(start, previousEnd()), true, start, previousEnd());
  }

  /** A dotted name (any_name). */
  public ObjectName anyName() {
    return dotted(columnId());
  }

  /** The rest of a dotted name whose first part is {@code first}. */
  public ObjectName dotted(Ident first) {
    return ObjectNames.dotted(this, first);
  }

  /** A relation's name (qualified_name): at most three parts. */
  public ObjectName qualifiedName() {
    return ObjectNames.qualified(this);
  }

  /** A character string's value. */
  public String stringLiteral() {
    if (!atString()) {
      throw unexpected();
    }
    return Strings.decode(tokens, index++);
  }

  public boolean atString() {
    return tokens.kind(index).isString();
  }

  /** A string, bit string or number token as a literal. */
  public Expr.Literal literal() {
    Expr.Literal literal = Strings.literal(tokens, index);
    if (literal == null) {
      throw unexpected();
    }
    index++;
    boolean number =
        literal.kind() == Expr.LiteralKind.INTEGER || literal.kind() == Expr.LiteralKind.DECIMAL;
    if (number && Numbers.isOfNewForm(text, literal.start(), literal.end())) {
      needs(16, "numbers in other bases or with underscores", literal.span());
    }
    return literal;
  }

  public boolean atInteger() {
    return tokens.kind(index) == TokenKind.INTEGER;
  }

  /** A whole number of 32 bits without a sign (Iconst), as its value. */
  public long integer() {
    if (!atInteger()) {
      throw unexpected();
    }
    return Numbers.value(tokens.text(index++));
  }

  /** PostgreSQL's syntax error at the current token, to be thrown. */
  public SyntaxFailure unexpected() {
    furthest = Math.max(furthest, index);
    return new SyntaxFailure(NameTokens.errorAt(tokens, index));
  }

  /** A complaint in other words "at or near" the current token, as grammar actions make it. */
  public SyntaxFailure complaint(String words) {
    return new SyntaxFailure(
        SyntaxFailure.near(text, words, tokens.start(index), tokens.end(index)));
  }

  /** A check that PostgreSQL makes while it parses, with its own words. */
  public SyntaxFailure failure(String message, Span at, SqlState state) {
    return new SyntaxFailure(new SyntaxProblem(at, message, state));
  }

  public SyntaxFailure failure(String message, Node at, SqlState state) {
    return failure(message, at.span(), state);
  }

  /** The furthest token that any attempt failed at. */
  int furthest() {
    return furthest;
  }

  /** The syntax error at the furthest token that any attempt failed at. */
  SyntaxProblem furthestError() {
    return NameTokens.errorAt(tokens, furthest);
  }

  /** Notes a construct that servers before {@code major} do not know. */
  public void needs(int major, String construct, int start) {
    needs(major, construct, new Span(start, previousEnd()));
  }

  /** Notes the same of a construct that was read before. */
  void needs(int major, String construct, Span span) {
    notes.needs.add(new Parsed.Needs(span, construct, new PgVersion(major)));
  }

  /** Notes a problem in a routine's body, which does not break the statement itself. */
  public void bodyProblem(SyntaxProblem problem) {
    notes.bodyProblems.add(problem);
  }

  /** What was noticed so far beside the tree. */
  Notes notes() {
    return notes;
  }

  /**
   * To be called on the way into anything that may hold its like; {@link #leave} on the way out.
   */
  public void enter() {
    if (++depth > DEEPEST) {
      throw SyntaxFailure.tooDeep();
    }
  }

  public void leave() {
    depth--;
  }

  /** Notes, for completion, that {@code what} may stand here. */
  void offer(String what) {
    if (notes.wanted && index == count) {
      notes.expectations.add(what);
    }
  }
}
