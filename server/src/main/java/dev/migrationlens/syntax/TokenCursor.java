package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private boolean templated;
  private @Nullable Set<String> expectations;
  private final List<Parsed.Needs> needs = new ArrayList<>(0);
  private final List<SyntaxProblem> bodyProblems = new ArrayList<>(0);

  public TokenCursor(String text, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
    this.count = tokens.count();
  }

  // --- where we are

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

  // --- words

  private boolean isWord(int token, String word) {
    if (tokens.kind(token) != TokenKind.WORD) {
      return false;
    }
    Keyword keyword = tokens.keyword(token);
    return keyword != null
        ? keyword.word().equals(word)
        : Keywords.isWord(text, tokens.start(token), tokens.end(token), word);
  }

  public boolean at(String keyword) {
    offer(keyword);
    return isWord(index, keyword);
  }

  public boolean at(String a, String b) {
    offer(a);
    if (!isWord(index, a)) {
      return false;
    }
    if (expectations != null && index + 1 == count) {
      expectations.add(b);
    }
    return isWord(index + 1, b);
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
    if (expectations != null && index + ahead == count) {
      expectations.add(keyword);
    }
    return isWord(index + ahead, keyword);
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

  // --- punctuation and operators

  private boolean isSymbol(int token, char c) {
    return tokens.kind(token) == TokenKind.SYMBOL && text.charAt(tokens.start(token)) == c;
  }

  public boolean atSymbol(char c) {
    if (expectations != null && (c == '(' || c == ',' || c == ')')) {
      offer(String.valueOf(c));
    }
    return isSymbol(index, c);
  }

  public boolean peekSymbol(int ahead, char c) {
    return isSymbol(index + ahead, c);
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

  private boolean isOperator(int token, String op) {
    int start = tokens.start(token);
    return tokens.kind(token) == TokenKind.OPERATOR
        && tokens.end(token) - start == op.length()
        && text.startsWith(op, start);
  }

  public boolean atOperator(String op) {
    return isOperator(index, op);
  }

  public boolean peekOperator(int ahead, String op) {
    return isOperator(index + ahead, op);
  }

  public boolean acceptOperator(String op) {
    if (isOperator(index, op)) {
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

  // --- names

  /** A column's or relation's name (ColId): no reserved and no type-or-function key word. */
  public Ident columnId() {
    if (!atColumnId()) {
      throw unexpected();
    }
    return takeName();
  }

  public boolean atColumnId() {
    offer("<name>");
    return isName(index, Keyword.Category.COLUMN_NAME);
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
    return isName(index, Keyword.Category.TYPE_OR_FUNCTION);
  }

  /** Any word at all, reserved ones too (ColLabel). */
  public Ident columnLabel() {
    if (!atColumnLabel()) {
      throw unexpected();
    }
    return takeName();
  }

  public boolean atColumnLabel() {
    return tokens.kind(index) == TokenKind.WORD ? !isJoined(index) : isName(index, null);
  }

  /** Any word but a reserved one (NonReservedWord). */
  public Ident nonReservedWord() {
    Keyword keyword = keyword();
    if (keyword != null && keyword.category() == Keyword.Category.RESERVED) {
      throw unexpected();
    }
    return columnLabel();
  }

  private boolean isName(int token, Keyword.@Nullable Category also) {
    return switch (tokens.kind(token)) {
      case WORD -> {
        Keyword keyword = tokens.keyword(token);
        yield keyword == null
            || (keyword.category() == also && !isJoined(token))
            || (keyword.category() == Keyword.Category.UNRESERVED && !isJoined(token));
      }
      case QUOTED, UNICODE_QUOTED, PLACEHOLDER -> true;
      default -> atVariable(token);
    };
  }

  /**
   * Whether PostgreSQL's lexer joins this word with the next one, so that it is no name: NULLS
   * before FIRST or LAST, FORMAT before JSON, WITHOUT before TIME.
   */
  private boolean isJoined(int token) {
    Keyword next = tokens.keyword(token + 1);
    if (next == null) {
      return false;
    }
    return switch (next.word()) {
      case "first", "last" -> isWord(token, "nulls");
      case "json" -> isWord(token, "format");
      case "time" -> isWord(token, "without") || isWord(token, "with");
      case "ordinality" -> isWord(token, "with");
      case "between", "in", "like", "ilike", "similar" -> isWord(token, "not");
      default -> false;
    };
  }

  /** Whether psql would replace this: a colon right before a word or a string. */
  boolean atVariable() {
    return atVariable(index);
  }

  private boolean atVariable(int token) {
    if (!isSymbol(token, ':') || tokens.start(token + 1) != tokens.end(token)) {
      return false;
    }
    TokenKind next = tokens.kind(token + 1);
    return next == TokenKind.WORD || next == TokenKind.QUOTED || next == TokenKind.STRING;
  }

  /** Consumes the current token as a name; a psql variable or a placeholder stands for one. */
  Ident takeName() {
    int start = tokens.start(index);
    TokenKind kind = tokens.kind(index);
    if (kind == TokenKind.WORD || kind.isQuotedName()) {
      String name = Strings.name(tokens, index);
      return new Ident(name, kind != TokenKind.WORD, start, tokens.end(index++));
    }
    templated = true;
    index += kind == TokenKind.PLACEHOLDER ? 1 : 2;
    return new Ident(text.substring(start, previousEnd()), true, start, previousEnd());
  }

  /** A dotted name (any_name). */
  public ObjectName anyName() {
    return dotted(columnId());
  }

  /** The rest of a dotted name whose first part is {@code first}. */
  public ObjectName dotted(Ident first) {
    if (!atSymbol('.')) {
      return new ObjectName(List.of(first));
    }
    var parts = new ArrayList<Ident>(3);
    parts.add(first);
    while (acceptSymbol('.')) {
      parts.add(columnLabel());
    }
    return new ObjectName(parts);
  }

  /** A relation's name (qualified_name): at most three parts. */
  public ObjectName qualifiedName() {
    var parts = new ArrayList<Ident>(2);
    parts.add(columnId());
    while (atSymbol('.') && !peekOperator(1, "*")) {
      index++;
      parts.add(columnLabel());
    }
    if (atSymbol('.') || atSymbol('[')) {
      // The grammar takes any indirection here and refuses it when it is complete.
      Indirections.skip(this);
      throw unexpected();
    }
    var name = new ObjectName(parts);
    if (name.parts().size() > 3) {
      String written = String.join(".", name.parts().stream().map(Ident::text).toList());
      String words = "improper qualified name (too many dotted names): " + written;
      throw failure(words, new Span(name.start(), name.end()), SqlState.SYNTAX_ERROR);
    }
    return name;
  }

  // --- constants

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
    TokenKind kind = tokens.kind(index);
    Expr.LiteralKind sort =
        switch (kind) {
          case INTEGER -> Expr.LiteralKind.INTEGER;
          case DECIMAL -> Expr.LiteralKind.DECIMAL;
          case BIT_STRING -> Expr.LiteralKind.BIT_STRING;
          default -> Expr.LiteralKind.STRING;
        };
    if (sort == Expr.LiteralKind.STRING && !kind.isString()) {
      throw unexpected();
    }
    String value = Strings.decode(tokens, index);
    var literal = new Expr.Literal(sort, value, tokens.start(index), tokens.end(index++));
    boolean number = kind == TokenKind.INTEGER || kind == TokenKind.DECIMAL;
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

  // --- failures and notes

  /** PostgreSQL's syntax error at the current token, to be thrown. */
  public SyntaxFailure unexpected() {
    furthest = Math.max(furthest, index);
    return new SyntaxFailure(syntaxErrorAt(index));
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

  /** The syntax error at the furthest token that any attempt failed at. */
  SyntaxProblem furthestError() {
    return syntaxErrorAt(furthest);
  }

  private SyntaxProblem syntaxErrorAt(int token) {
    int bad = looksAhead(token) && tokens.kind(token + 1) == TokenKind.ERROR ? token + 1 : token;
    SyntaxProblem lexical = tokens.problem(bad);
    return lexical != null
        ? lexical
        : SyntaxFailure.near(text, "syntax error", tokens.start(token), tokens.end(token));
  }

  /** Words after which PostgreSQL's lexer reads on before the grammar sees them. */
  private boolean looksAhead(int token) {
    return isWord(token, "not")
        || isWord(token, "nulls")
        || isWord(token, "with")
        || isWord(token, "without")
        || isWord(token, "format");
  }

  /** Notes a construct that servers before {@code major} do not know. */
  public void needs(int major, String construct, int start) {
    needs(major, construct, new Span(start, previousEnd()));
  }

  /** Notes the same of a construct that was read before. */
  void needs(int major, String construct, Span span) {
    needs.add(new Parsed.Needs(span, construct, new PgVersion(major)));
  }

  /** Takes over what was noted about a part of the same text. */
  void adoptNeeds(TokenCursor part) {
    needs.addAll(part.needs);
  }

  List<Parsed.Needs> needs() {
    return needs;
  }

  /** Notes a problem in a routine's body, which does not break the statement itself. */
  public void bodyProblem(SyntaxProblem problem) {
    bodyProblems.add(problem);
  }

  List<SyntaxProblem> bodyProblems() {
    return bodyProblems;
  }

  boolean templated() {
    return templated;
  }

  void noteTemplate() {
    templated = true;
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

  // --- what may come next

  void recordExpectations() {
    expectations = new LinkedHashSet<>();
  }

  Set<String> expectations() {
    return expectations == null ? Set.of() : expectations;
  }

  /** Notes, for completion, that {@code what} may stand here. */
  void offer(String what) {
    if (expectations != null && index == count) {
      expectations.add(what);
    }
  }
}
