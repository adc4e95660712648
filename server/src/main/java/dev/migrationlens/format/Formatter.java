package dev.migrationlens.format;

import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays statements out: indentation, single spaces, no more than one empty line. Lines break where
 * their author broke them, and only white space between tokens changes, so the statements stay what
 * they were. What cannot be read, psql's commands and data are left alone.
 */
public final class Formatter {
  private Formatter() {}

  public static String format(String text) {
    return Edit.apply(text, edits(text));
  }

  /** The edits that lay out the whole text. */
  public static List<Edit> edits(String text) {
    return edits(text, new Span(0, text.length()));
  }

  /** Those for the statements that a range touches. */
  public static List<Edit> edits(String text, Span range) {
    var edits = new ArrayList<Edit>();
    List<Slice> slices = StatementSplitter.split(text);
    int done = 0;
    boolean sql = true;
    for (Slice slice : slices) {
      boolean isSql = slice.kind() == Slice.Kind.SQL && isRight(slice.of(text));
      if (isSql && slice.start() <= range.end() && range.start() <= slice.end()) {
        if (sql) {
          between(text, done, slice.start(), edits);
        }
        inside(text, slice, edits);
        if (semicolon(text, slice) > slice.end()) {
          edits.add(Edit.delete(slice.end(), semicolon(text, slice)));
        }
      }
      sql = isSql;
      done = Math.max(slice.end(), semicolon(text, slice) + 1);
    }
    if (sql && range.end() >= text.length()) {
      between(text, done, text.length(), edits);
    }
    return edits;
  }

  /** What a character just typed asks for: the statement it ends, or the line it begins. */
  public static List<Edit> onType(String text, int offset, char typed) {
    if (typed == ';') {
      return edits(text, new Span(Math.max(0, offset - 1), Math.max(0, offset - 1)));
    }
    var lines = new LineIndex(text);
    int start = lines.lineStart(lines.line(offset));
    int end = start;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    String indent = " ".repeat(Math.max(0, indent(text, start)));
    boolean open = indent(text, start) >= 0;
    return !open || text.substring(start, end).equals(indent)
        ? List.of()
        : List.of(Edit.replace(start, end, indent));
  }

  /** The indentation of a new line; -1 where it is not ours to say. */
  private static int indent(String text, int line) {
    for (Slice slice : StatementSplitter.split(text.substring(0, line))) {
      if (slice.kind() == Slice.Kind.SQL && text.indexOf(';', slice.end()) != slice.end()) {
        String statement = text.substring(slice.start(), line);
        return isWhole(statement) ? Layout.next(statement) : -1;
      }
    }
    return 0;
  }

  /** Where the semicolon is that ends a statement, behind nothing but white space; or -1. */
  private static int semicolon(String text, Slice slice) {
    int at = slice.end();
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ';' ? at : -1;
  }

  /** Of a broken statement nobody knows what belongs to what. */
  private static boolean isRight(String statement) {
    return isWhole(statement) && !Parser.parse(statement).broken();
  }

  private static boolean isWhole(String statement) {
    Tokens tokens = Lexer.lex(statement);
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.ERROR || tokens.kind(i) == TokenKind.STRAY) {
        return false;
      }
    }
    return true;
  }

  /** White space around the comments between two statements. */
  private static void between(String text, int start, int end, List<Edit> edits) {
    for (Gap.Blank blank : Gap.blanks(text, start, end)) {
      boolean first = blank.start() == 0;
      boolean last = blank.end() == text.length();
      String now = text.substring(blank.start(), blank.end());
      String wanted = now;
      if (first && last) {
        wanted = "";
      } else if (last) {
        wanted = Gap.newline(text);
      } else if (first) {
        wanted = "";
      } else if (blank.newlines() > 0) {
        wanted = Gap.newline(text).repeat(Math.min(2, blank.newlines()));
      }
      if (!now.equals(wanted)) {
        edits.add(Edit.replace(blank.start(), blank.end(), wanted));
      }
    }
  }

  private static void inside(String text, Slice slice, List<Edit> edits) {
    for (Edit edit : Layout.edits(slice.of(text), Gap.newline(text))) {
      edits.add(new Edit(edit.span().shift(slice.start()), edit.newText()));
    }
  }
}
