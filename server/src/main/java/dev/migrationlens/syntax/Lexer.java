package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into PostgreSQL's tokens. Any text lexes: what PostgreSQL's own lexer rejects becomes
 * an ERROR token that remembers PostgreSQL's words.
 */
public final class Lexer {
  private static final Keyword NCHAR = keyword("nchar");

  private final String text;
  private final char[] chars;
  private final int length;
  private final Tokens out;
  private int at;
  private boolean unicodeSeen;

  private Lexer(String text) {
    this.text = text;
    this.chars = text.toCharArray();
    this.length = text.length();
    this.out = new Tokens(text);
  }

  public static Tokens lex(String text) {
    return lex(text, 0);
  }

  /** The tokens from an offset on, as if the text began there; their offsets are the text's. */
  static Tokens lex(String text, int from) {
    var lexer = new Lexer(text);
    lexer.at = from;
    while (lexer.at < lexer.length) {
      lexer.token(lexer.chars[lexer.at]);
    }
    return lexer.unicodeSeen ? UnicodeEscapes.join(lexer.out) : lexer.out;
  }

  private static Keyword keyword(String word) {
    Keyword found = Keyword.of(word);
    if (found == null) {
      throw new IllegalStateException(word);
    }
    return found;
  }

  private void token(char c) {
    switch (Chars.sort(c)) {
      case Chars.SPACE -> space();
      case Chars.LETTER -> word(c);
      case Chars.DIGIT -> number();
      case Chars.PUNCTUATION -> symbol();
      case Chars.OPERATOR -> operatorOrComment(c);
      case Chars.QUOTE -> string(TokenKind.STRING, at, at);
      case Chars.DOUBLE_QUOTE -> quotedName(TokenKind.QUOTED, at);
      case Chars.DOT -> dot();
      case Chars.COLON -> colon();
      case Chars.DOLLAR -> dollar();
      default -> stray(c);
    }
  }

  private void space() {
    int i = at + 1;
    while (i < length && text.charAt(i) <= ' ' && Chars.isSpace(text.charAt(i))) {
      i++;
    }
    at = i;
  }

  private char peek(int index) {
    return index < length ? text.charAt(index) : '\0';
  }

  private void symbol() {
    out.add(TokenKind.SYMBOL, at, ++at);
    skipBlank();
  }

  /** Past the one space that most tokens end with, which saves its way through the switch. */
  private void skipBlank() {
    if (at < length && chars[at] == ' ') {
      at++;
    }
  }

  private void operator(int width) {
    out.add(TokenKind.OPERATOR, at, at + width);
    at += width;
  }

  private void dot() {
    char next = peek(at + 1);
    if (next == '.') {
      operator(2);
    } else if (Chars.isDigit(next)) {
      number();
    } else {
      symbol();
    }
  }

  private void colon() {
    char next = peek(at + 1);
    if (next == ':' || next == '=') {
      operator(2);
    } else {
      symbol();
    }
  }

  private void stray(char c) {
    if (c == '{' && peek(at + 1) == '{') {
      placeholder(at);
    } else {
      out.add(TokenKind.STRAY, at, ++at);
    }
  }

  /**
   * From a name's start over all its parts, plain and templated; the first brace is at or ahead.
   */
  private void placeholder(int start) {
    int end = Chars.placeholderEnd(text, at);
    if (end < 0) {
      out.add(TokenKind.STRAY, at, ++at);
      return;
    }
    while (true) {
      while (end < length && Chars.isNamePart(text.charAt(end)) && !Chars.startsBrace(text, end)) {
        end++;
      }
      int next = end < length ? Chars.placeholderEnd(text, end) : -1;
      if (next < 0) {
        break;
      }
      end = next;
    }
    at = end;
    out.add(TokenKind.PLACEHOLDER, start, end);
  }

  private void word(char first) {
    char next = peek(at + 1);
    if (next == '\'' && prefixedString(first)) {
      return;
    }
    if (next == '&' && (first == 'u' || first == 'U')) {
      char quote = peek(at + 2);
      if (quote == '\'') {
        unicodeSeen = true;
        string(TokenKind.UNICODE_STRING, at, at + 2);
        return;
      }
      if (quote == '"') {
        unicodeSeen = true;
        quotedName(TokenKind.UNICODE_QUOTED, at);
        return;
      }
    }
    int start = at;
    long pack = 0;
    int all = 0;
    int i = at;
    char[] chars = this.chars;
    while (i < chars.length) {
      char c = chars[i];
      if (!Chars.isNamePart(c) || (c == '$' && Chars.startsBrace(text, i))) {
        break;
      }
      pack = Keywords.step(pack, c);
      all |= c;
      i++;
    }
    at = i;
    if (i < length && text.charAt(i) >= '$' && Chars.placeholderEnd(text, i) > 0) {
      placeholder(start);
      return;
    }
    out.add(TokenKind.WORD, start, i, all < 128 ? Keywords.find(text, start, i, pack) : null);
    skipBlank();
  }

  private boolean prefixedString(char prefix) {
    switch (prefix) {
      case 'e', 'E' -> string(TokenKind.ESCAPE_STRING, at, at + 1);
      case 'b', 'B', 'x', 'X' -> string(TokenKind.BIT_STRING, at, at + 1);
      case 'n', 'N' -> {
        // PostgreSQL reads N'x' as the key word NCHAR before an ordinary string.
        out.add(TokenKind.WORD, at, ++at, NCHAR);
        string(TokenKind.STRING, at, at);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void string(TokenKind kind, int start, int quote) {
    QuotedText.Style style =
        switch (kind) {
          case ESCAPE_STRING -> QuotedText.Style.BACKSLASHES;
          case BIT_STRING -> QuotedText.Style.BITS;
          default -> QuotedText.Style.PLAIN;
        };
    int end = QuotedText.end(text, quote, style);
    SyntaxProblem problem =
        kind == TokenKind.ESCAPE_STRING ? Escapes.problem(text, start, end) : null;
    if (problem == null && end >= 0 && kind == TokenKind.ESCAPE_STRING) {
      problem = Strings.byteProblem(text, start, end);
    }
    if (problem == null && end < 0) {
      problem = near(unterminated(kind, start), start, length);
    }
    at = end < 0 ? length : end;
    add(kind, start, problem);
  }

  private String unterminated(TokenKind kind, int start) {
    if (kind == TokenKind.BIT_STRING) {
      boolean hex = (text.charAt(start) | 0x20) == 'x';
      return hex ? "unterminated hexadecimal string literal" : "unterminated bit string literal";
    }
    return "unterminated quoted string";
  }

  private void add(TokenKind kind, int start, @Nullable SyntaxProblem problem) {
    if (problem == null) {
      out.add(kind, start, at);
    } else {
      out.addError(problem, start, at);
    }
  }

  private SyntaxProblem near(String words, int start, int end) {
    return SyntaxFailure.near(text, words, start, end);
  }

  private void quotedName(TokenKind kind, int start) {
    int from = kind == TokenKind.QUOTED ? start + 1 : start + 3;
    int i = from;
    while (true) {
      i = text.indexOf('"', i);
      if (i < 0) {
        at = length;
        out.addError(near("unterminated quoted identifier", start, length), start, length);
        return;
      }
      if (peek(i + 1) != '"') {
        break;
      }
      i += 2;
    }
    at = i + 1;
    add(kind, start, i > from ? null : near("zero-length delimited identifier", start, at));
  }

  private void dollar() {
    char next = peek(at + 1);
    if (Chars.isDigit(next)) {
      parameter();
      return;
    }
    if (next == '{') {
      placeholder(at);
      return;
    }
    int tagEnd = Chars.dollarTagEnd(text, at);
    if (tagEnd < 0) {
      out.add(TokenKind.STRAY, at, ++at);
      return;
    }
    int start = at;
    int end = QuotedText.dollarEnd(text, at, tagEnd);
    at = end < 0 ? length : end;
    String words = "unterminated dollar-quoted string";
    add(TokenKind.DOLLAR_STRING, start, end < 0 ? near(words, start, length) : null);
  }

  private void parameter() {
    int start = at;
    long number = 0;
    int i = at + 1;
    while (Chars.isDigit(peek(i))) {
      number = Math.min(number * 10 + (text.charAt(i) - '0'), 1L << 40);
      i++;
    }
    int digitsEnd = i;
    while (i < length
        && Chars.isNamePart(text.charAt(i))
        && (i > digitsEnd || text.charAt(i) != '$')) {
      i++;
    }
    at = i;
    if (i > digitsEnd) {
      out.addError(near("trailing junk after parameter", start, i), start, i);
    } else if (number > Integer.MAX_VALUE) {
      out.addError(near("parameter number too large", start, i), start, i);
    } else {
      out.add(TokenKind.PARAM, start, i);
    }
  }

  private void number() {
    var number = Numbers.scan(text, at);
    int start = at;
    at = Numbers.end(number);
    String words = Numbers.complaint(number);
    if (words != null) {
      out.addError(near(words, start, at), start, at);
    } else {
      boolean whole = Numbers.isWhole(number) && Numbers.fitsInt(text, start, at);
      out.add(whole ? TokenKind.INTEGER : TokenKind.DECIMAL, start, at);
    }
  }

  private void operatorOrComment(char c) {
    char next = peek(at + 1);
    if (c == '-' && next == '-') {
      at = Chars.lineEnd(text, at);
      return;
    }
    if (c == '/' && next == '*') {
      int end = Chars.commentEnd(text, at);
      if (end < 0) {
        out.addError(near("unterminated /* comment", at, length), at, length);
      }
      at = end < 0 ? length : end;
      return;
    }
    int end = Chars.operatorEnd(text, at);
    if (end - at > 63) {
      out.addError(near("operator too long", at, end), at, end);
      at = end;
      return;
    }
    operator(end - at);
  }

  static SyntaxProblem problem(int start, int end, String words) {
    return new SyntaxProblem(new Span(start, end), words, SqlState.SYNTAX_ERROR);
  }
}
