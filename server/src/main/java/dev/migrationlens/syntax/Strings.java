package dev.migrationlens.syntax;

import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.Expr;
import org.jspecify.annotations.Nullable;

/** The values of string and name tokens. */
final class Strings {
  private Strings() {}

  /** What a string token means, without quotes and escapes, its continuations joined. */
  static String decode(Tokens tokens, int token) {
    if (tokens.isPadded(token)) {
      return decode(tokens.unpadded(token), 0);
    }
    String text = tokens.source();
    int start = tokens.start(token);
    int end = tokens.end(token);
    return switch (tokens.kind(token)) {
      case STRING -> joined(text, start, end, false).replace("''", "'");
      case ESCAPE_STRING -> Escapes.decode(joined(text, start + 1, end, true));
      case BIT_STRING -> joined(text, start + 1, end, false);
      case UNICODE_STRING -> unicode(text, start, end, '\'');
      case DOLLAR_STRING -> {
        int tag = Chars.dollarTagEnd(text, start) - start;
        yield text.substring(start + tag, end - tag);
      }
      default -> tokens.text(token);
    };
  }

  /** A string, bit string or number token as a constant; null where it is none of them. */
  static Expr.@Nullable Literal literal(Tokens tokens, int token) {
    TokenKind kind = tokens.kind(token);
    Expr.LiteralKind sort =
        switch (kind) {
          case INTEGER -> Expr.LiteralKind.INTEGER;
          case DECIMAL -> Expr.LiteralKind.DECIMAL;
          case BIT_STRING -> Expr.LiteralKind.BIT_STRING;
          default -> Expr.LiteralKind.STRING;
        };
    if (sort == Expr.LiteralKind.STRING && !kind.isString()) {
      return null;
    }
    String value = decode(tokens, token);
    return new Expr.Literal(sort, value, tokens.start(token), tokens.end(token));
  }

  /** The inside of a literal from its opening quote, continuations appended. */
  private static String joined(String text, int quote, int end, boolean backslashes) {
    var out = new StringBuilder(end - quote);
    int from = quote;
    while (true) {
      int i = from + 1;
      while (text.charAt(i) != '\'' || (i + 1 < end && text.charAt(i + 1) == '\'')) {
        boolean two = text.charAt(i) == '\'' || (backslashes && text.charAt(i) == '\\');
        i += two ? 2 : 1;
      }
      out.append(text, from + 1, i);
      if (i + 1 >= end) {
        return out.toString();
      }
      from = QuotedText.continuation(text, i + 1);
      if (from < 0) {
        return out.toString();
      }
    }
  }

  /** PostgreSQL's complaint about the bytes that {@code E'…'} names. */
  static @Nullable SyntaxProblem byteProblem(String text, int start, int end) {
    int backslash = text.indexOf('\\', start);
    if (backslash < 0 || backslash >= end) {
      return null;
    }
    String inside = joined(text, start + 1, end, true);
    return ByteEscapes.needCheck(inside) ? ByteEscapes.problem(inside, start, end) : null;
  }

  private static String unicode(String text, int start, int end, char quote) {
    int literalEnd = unicodeEnd(text, start, quote);
    String inside = unicodeInside(text, start, literalEnd);
    return UnicodeEscapes.decode(inside, escape(text, literalEnd, end));
  }

  /** The end of a Unicode literal itself, before any UESCAPE. */
  private static int unicodeEnd(String text, int start, char quote) {
    if (quote == '\'') {
      return QuotedText.end(text, start + 2, QuotedText.Style.PLAIN);
    }
    int close = text.indexOf('"', start + 3);
    while (close + 1 < text.length() && text.charAt(close + 1) == '"') {
      close = text.indexOf('"', close + 2);
    }
    return close + 1;
  }

  /** The inside of a Unicode literal, its quotes single and its continuations joined. */
  static String unicodeInside(String text, int start, int literalEnd) {
    return text.charAt(start + 2) == '"'
        ? text.substring(start + 3, literalEnd - 1).replace("\"\"", "\"")
        : joined(text, start + 2, literalEnd, false).replace("''", "'");
  }

  private static char escape(String text, int literalEnd, int end) {
    int at = Chars.skipGap(text, literalEnd);
    if (at >= end) {
      return '\\';
    }
    var uescape = Lexer.lex(text.substring(at, end));
    return decode(uescape, 1).charAt(0);
  }

  /** The name that a WORD or a quoted token stands for, as the catalog stores it. */
  static String name(Tokens tokens, int token) {
    if (tokens.kind(token) != TokenKind.WORD && tokens.isPadded(token)) {
      return name(tokens.unpadded(token), 0);
    }
    String text = tokens.source();
    int start = tokens.start(token);
    int end = tokens.end(token);
    return switch (tokens.kind(token)) {
      case WORD -> {
        var keyword = tokens.keyword(token);
        yield keyword != null ? keyword.word() : RecentNames.fold(text, start, end);
      }
      case QUOTED -> Names.cut(text.substring(start + 1, end - 1).replace("\"\"", "\""));
      case UNICODE_QUOTED -> Names.cut(unicode(text, start, end, '"'));
      default -> text.substring(start, end);
    };
  }
}
