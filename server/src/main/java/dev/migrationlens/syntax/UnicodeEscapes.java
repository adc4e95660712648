package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/** {@code U&'…'} and {@code U&"…"}: their UESCAPE, their escapes, and what they mean. */
final class UnicodeEscapes {
  private UnicodeEscapes() {}

  /** The same tokens, each Unicode literal in one token with the UESCAPE that follows it. */
  static Tokens join(Tokens tokens) {
    String text = tokens.source();
    var out = new Tokens(text);
    int copied = 0;
    for (int i = 0; i < tokens.count(); i++) {
      TokenKind kind = tokens.kind(i);
      if (kind == TokenKind.UNICODE_STRING || kind == TokenKind.UNICODE_QUOTED) {
        out.copy(tokens, copied, i);
        copied = literal(tokens, i, kind, out);
        i = copied - 1;
      }
    }
    out.copy(tokens, copied, tokens.count());
    return out;
  }

  private static int literal(Tokens tokens, int at, TokenKind kind, Tokens out) {
    String text = tokens.source();
    int start = tokens.start(at);
    int end = tokens.end(at);
    int next = at + 1;
    char escape = '\\';
    SyntaxProblem problem = null;
    if (tokens.kind(next) == TokenKind.ERROR) {
      // PostgreSQL's lexer looks for UESCAPE before anything is made of the literal.
      problem = tokens.problem(next);
    }
    var keyword = tokens.keyword(next);
    if (keyword != null && keyword.word().equals("uescape")) {
      String written = tokens.text(next + 1);
      if (tokens.kind(next + 1) == TokenKind.ERROR) {
        problem = tokens.problem(next + 1);
      } else if (!tokens.kind(next + 1).isString()
          || tokens.kind(next + 1) == TokenKind.UNICODE_STRING) {
        String words = "UESCAPE must be followed by a simple string literal";
        problem = SyntaxFailure.near(text, words, tokens.start(next + 1), tokens.end(next + 1));
      } else {
        String value = Strings.decode(tokens, next + 1);
        if (value.length() != 1 || !mayEscape(value.charAt(0))) {
          int from = tokens.start(next + 1);
          String words = "invalid Unicode escape character";
          problem = SyntaxFailure.near(text, words, from, from + written.length());
        } else {
          escape = value.charAt(0);
        }
      }
      end = tokens.end(next + 1);
      next += 2;
    }
    if (problem == null) {
      problem = check(text, start, tokens.end(at), escape);
    }
    if (problem != null) {
      out.addError(problem, start, end);
    } else {
      out.add(kind, start, end);
    }
    return Math.min(next, tokens.count());
  }

  private static boolean mayEscape(char c) {
    return Character.digit(c, 16) < 0 && "+'\"".indexOf(c) < 0 && !Chars.isSpace(c);
  }

  /** PostgreSQL counts places from the literal's start as if nothing in it were doubled. */
  private static @Nullable SyntaxProblem check(String text, int start, int end, char escape) {
    String inside = Strings.unicodeInside(text, start, end);
    int stop = inside.length();
    boolean high = false;
    int i = 0;
    while (i < stop) {
      char c = inside.charAt(i);
      if (c != escape || (i + 1 < stop && inside.charAt(i + 1) == escape)) {
        if (high) {
          return at(start, end, i, "invalid Unicode surrogate pair");
        }
        i += c == escape ? 2 : 1;
        continue;
      }
      boolean six = i + 1 < stop && inside.charAt(i + 1) == '+';
      int from = six ? i + 2 : i + 1;
      int digits = six ? 6 : 4;
      if (Escapes.hexDigits(inside, from, stop, digits) < digits) {
        return at(start, end, i, "invalid Unicode escape");
      }
      int code = Integer.parseInt(inside.substring(from, from + digits), 16);
      if (code == 0 || code > 0x10FFFF) {
        return at(start, end, i, "invalid Unicode escape value");
      }
      boolean low = code >= 0xDC00 && code <= 0xDFFF;
      if (low != high) {
        return at(start, end, i, "invalid Unicode surrogate pair");
      }
      high = code >= 0xD800 && code <= 0xDBFF;
      i = from + digits;
    }
    return high ? at(start, end, stop, "invalid Unicode surrogate pair") : null;
  }

  private static SyntaxProblem at(int start, int end, int inside, String words) {
    int place = Math.min(start + 3 + inside, end - 1);
    return new SyntaxProblem(new Span(place, end), words, SqlState.SYNTAX_ERROR);
  }

  /**
   * The value of a literal's inside under an escape character; doubled quotes are single by now.
   */
  static String decode(String inside, char escape) {
    if (inside.indexOf(escape) < 0) {
      return inside;
    }
    var out = new StringBuilder(inside.length());
    int i = 0;
    while (i < inside.length()) {
      char c = inside.charAt(i);
      if (c != escape || i + 1 >= inside.length()) {
        out.append(c);
        i++;
      } else if (inside.charAt(i + 1) == escape) {
        out.append(c);
        i += 2;
      } else {
        boolean six = inside.charAt(i + 1) == '+';
        int from = six ? i + 2 : i + 1;
        int to = Math.min(inside.length(), from + (six ? 6 : 4));
        out.appendCodePoint(Integer.parseInt(inside.substring(from, to), 16));
        i = to;
      }
    }
    return out.toString();
  }
}
