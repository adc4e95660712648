package dev.migrationlens.format;

import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.text.Edit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The white space of one statement. */
final class Layout {
  private static final int STEP = 2;

  /** Words that begin a line of their own at the level of their query. */
  private static final Set<String> CLAUSES =
      Set.of(
          "select",
          "from",
          "where",
          "group",
          "order",
          "having",
          "window",
          "limit",
          "offset",
          "fetch",
          "union",
          "intersect",
          "except",
          "join",
          "left",
          "right",
          "full",
          "inner",
          "cross",
          "natural",
          "set",
          "values",
          "returning",
          "insert",
          "update",
          "delete",
          "when",
          "as",
          "begin",
          "end",
          "language");

  private final String text;
  private final Tokens tokens;
  private final String newline;
  private final List<Edit> edits = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int lineIndent;

  /** A parenthesis, with the indentation of its line; {@code query}: it holds a query. */
  private record Open(int indent, boolean query) {}

  private Layout(String text, String newline) {
    this.text = text;
    this.tokens = Lexer.lex(text);
    this.newline = newline;
  }

  static List<Edit> edits(String statement, String newline) {
    var layout = new Layout(statement, newline);
    layout.run();
    return layout.edits;
  }

  /** How far a line behind an unfinished statement is indented. */
  static int next(String statement) {
    var layout = new Layout(statement, "\n");
    layout.run();
    if (layout.open.isEmpty()) {
      return layout.tokens.count() == 0 ? 0 : STEP;
    }
    return layout.open.element().indent() + STEP;
  }

  private void run() {
    for (int i = 0; i < tokens.count() && tokens.kind(i) != TokenKind.END; i++) {
      if (i > 0) {
        gap(i);
      }
      if (isSymbol(i, "(")) {
        open.push(new Open(lineIndent, beginsQuery(i + 1)));
      } else if (isSymbol(i, ")") && !open.isEmpty()) {
        open.pop();
      }
    }
  }

  private boolean beginsQuery(int token) {
    String word = word(token);
    return word.equals("select") || word.equals("with") || word.equals("values");
  }

  private void gap(int token) {
    int start = tokens.end(token - 1);
    int end = tokens.start(token);
    if (start == end) {
      if (isSymbol(token - 1, ",")) {
        edits.add(Edit.insert(start, " "));
      }
      return;
    }
    int indent = indent(token);
    for (Gap.Blank blank : Gap.blanks(text, start, end)) {
      String wanted = wanted(blank, token, indent, blank.start() == start && blank.end() == end);
      if (blank.newlines() > 0) {
        lineIndent = indent;
      }
      if (!text.substring(blank.start(), blank.end()).equals(wanted)) {
        edits.add(Edit.replace(blank.start(), blank.end(), wanted));
      }
    }
  }

  private String wanted(Gap.Blank blank, int token, int indent, boolean alone) {
    if (blank.newlines() > 0) {
      // A comment before a closing parenthesis still belongs to what is inside.
      boolean closes = blank.comment() && isSymbol(token, ")");
      return newline.repeat(Math.min(2, blank.newlines()))
          + " ".repeat(closes ? indent + STEP : indent);
    }
    if (blank.comment()) {
      return text.substring(blank.start(), blank.end());
    }
    boolean tight = isSymbol(token - 1, "(") || isSymbol(token, ")") || isSymbol(token, ",");
    return alone && tight ? "" : " ";
  }

  /** The indentation of a token that begins a line. */
  private int indent(int token) {
    if (open.isEmpty()) {
      return CLAUSES.contains(word(token)) ? 0 : STEP;
    }
    Open around = open.element();
    if (isSymbol(token, ")")) {
      return around.indent();
    }
    int base = around.indent() + STEP;
    boolean begins = isSymbol(token - 1, "(") || (!around.query() && isSymbol(token - 1, ","));
    boolean clause = around.query() && CLAUSES.contains(word(token));
    return begins || clause ? base : base + STEP;
  }

  private String word(int token) {
    return token < tokens.count() && tokens.kind(token) == TokenKind.WORD
        ? tokens.text(token).toLowerCase(Locale.ROOT)
        : "";
  }

  private boolean isSymbol(int token, String symbol) {
    return token < tokens.count()
        && tokens.kind(token) == TokenKind.SYMBOL
        && tokens.text(token).equals(symbol);
  }
}
