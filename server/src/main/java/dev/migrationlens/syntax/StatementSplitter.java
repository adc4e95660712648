package dev.migrationlens.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a file into statements at the semicolons PostgreSQL's and psql's lexers see: not those in
 * strings, comments, {@code BEGIN ATOMIC … END} and the parentheses of CREATE RULE. A semicolon in
 * other parentheses cuts, because no statement goes on after it.
 */
public final class StatementSplitter {
  /** How many words of a statement may say that it holds other semicolons than its last. */
  private static final int LEADING = 6;

  private final String text;
  private final int length;
  private final List<Slice> slices = new ArrayList<>();
  private int at;
  private int first = -1;
  private int last;
  private boolean create;
  private boolean routine;
  private boolean rule;
  private boolean copy;
  private int words;
  private int atomic;
  private int parentheses;

  private StatementSplitter(String text) {
    this.text = text;
    this.length = text.length();
  }

  /** The statements, psql commands and COPY data of a file, in order. */
  public static List<Slice> split(String text) {
    var splitter = new StatementSplitter(text);
    // A byte order mark is the file's, not the first statement's.
    splitter.at = text.startsWith("\ufeff") ? 1 : 0;
    splitter.run();
    return splitter.slices;
  }

  private void run() {
    while (at < length) {
      if (words >= LEADING && !routine && !rule && plain()) {
        continue;
      }
      char c = text.charAt(at);
      switch (Chars.sort(c)) {
        case Chars.SPACE -> at++;
        case Chars.LETTER -> word();
        case Chars.OPERATOR -> operatorOrComment(c);
        case Chars.QUOTE -> quoted();
        case Chars.DOUBLE_QUOTE -> quotedName();
        case Chars.DOLLAR -> dollar();
        case Chars.PUNCTUATION -> punctuation(c);
        case Chars.DIGIT -> name();
        case Chars.OTHER -> other(c);
        default -> reach(at + 1);
      }
    }
    cut();
  }

  /**
   * Takes the text up to the next character that may begin a comment or quotes, or end the
   * statement; says whether there was any.
   */
  private boolean plain() {
    int i = at;
    while (i < length && (Chars.isPlain(text.charAt(i)) || isInside(i))) {
      i++;
    }
    if (i == at) {
      return false;
    }
    int end = i;
    while (end > at && Chars.isSpace(text.charAt(end - 1))) {
      end--;
    }
    last = end > at ? end : last;
    at = i;
    return true;
  }

  /** Whether a dollar belongs to the name before it, or a minus or slash begins no comment. */
  private boolean isInside(int i) {
    char c = text.charAt(i);
    char next = i + 1 < length ? text.charAt(i + 1) : '\0';
    return switch (c) {
      case '$' -> i > at && Chars.isNamePart(text.charAt(i - 1));
      case '-' -> next != '-';
      case '/' -> next != '*';
      default -> false;
    };
  }

  /** Takes the text up to {@code end} (to the text's end where negative) into the statement. */
  private void reach(int end) {
    if (first < 0) {
      first = at;
    }
    at = end < 0 ? length : end;
    last = at;
  }

  private void cut() {
    if (first >= 0) {
      slices.add(new Slice(Slice.Kind.SQL, first, last));
    }
    first = -1;
    create = false;
    routine = false;
    rule = false;
    copy = false;
    words = 0;
    atomic = 0;
    parentheses = 0;
  }

  private void punctuation(char c) {
    if (c == ';' && atomic == 0 && (parentheses == 0 || !rule)) {
      boolean data = copy && first >= 0 && CopyData.announced(text, first, last);
      cut();
      at++;
      if (data) {
        at = CopyData.take(text, at, slices);
      }
      return;
    }
    if (c == '(') {
      parentheses++;
    } else if (c == ')') {
      parentheses = Math.max(0, parentheses - 1);
    }
    reach(at + 1);
  }

  private void operatorOrComment(char c) {
    char next = at + 1 < length ? text.charAt(at + 1) : '\0';
    if (c == '-' && next == '-') {
      at = Chars.lineEnd(text, at);
    } else if (c == '/' && next == '*') {
      int end = Chars.commentEnd(text, at);
      if (end < 0) {
        reach(length);
      } else {
        at = end;
      }
    } else {
      reach(at + 1);
    }
  }

  /** A string, in which backslashes count after a lone E. */
  private void quoted() {
    boolean escapes =
        at > 0
            && (text.charAt(at - 1) | 0x20) == 'e'
            && (at == 1 || !Chars.isNamePart(text.charAt(at - 2)));
    var style = escapes ? QuotedText.Style.BACKSLASHES : QuotedText.Style.PLAIN;
    reach(QuotedText.end(text, at, style));
  }

  private void quotedName() {
    int close = text.indexOf('"', at + 1);
    reach(close < 0 ? length : close + 1);
  }

  private void dollar() {
    int tagEnd = Chars.dollarTagEnd(text, at);
    reach(tagEnd < 0 ? at + 1 : QuotedText.dollarEnd(text, at, tagEnd));
  }

  private void name() {
    int i = at + 1;
    while (i < length && Chars.isNamePart(text.charAt(i))) {
      i++;
    }
    reach(i);
  }

  private void word() {
    int start = at;
    name();
    int width = at - start;
    if (words < LEADING) {
      leadingWord(start, width);
      words++;
    }
    if (routine && width >= 3 && width <= 6) {
      atomicWord(start, width);
    }
  }

  /** Statements whose first words say that semicolons inside them may not count. */
  private void leadingWord(int start, int width) {
    if (words == 0) {
      create = width == 6 && is(start, "create");
      copy = width == 4 && is(start, "copy");
    } else if (create && words <= 3) {
      rule |= width == 4 && is(start, "rule");
      routine |= (width == 8 && is(start, "function")) || (width == 9 && is(start, "procedure"));
    }
  }

  private void atomicWord(int start, int width) {
    if (width == 6 && atomic == 0) {
      atomic = is(start, "atomic") && followsBegin(start) ? 1 : 0;
    } else if (width == 4 && atomic > 0 && is(start, "case")) {
      atomic++;
    } else if (width == 3 && atomic > 0 && is(start, "end")) {
      atomic--;
    }
  }

  private boolean followsBegin(int start) {
    int end = start;
    while (end > 0 && Chars.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end >= 5 && end < start && Keywords.isWord(text, end - 5, end, "begin");
  }

  private boolean is(int start, String word) {
    return Keywords.isWord(text, start, start + word.length(), word);
  }

  private void other(char c) {
    if (c == '\\' && PsqlCommands.startsAt(text, at, first < 0)) {
      cut();
      int end = Chars.lineEnd(text, at);
      slices.add(new Slice(Slice.Kind.PSQL_COMMAND, at, end));
      at = end;
    } else {
      reach(at + 1);
    }
  }
}
