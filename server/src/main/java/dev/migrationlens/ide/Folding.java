package dev.migrationlens.ide;

import dev.migrationlens.naming.Here;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;

/** What can be folded: statements, and runs of comment lines. */
public final class Folding {
  private Folding() {}

  /** Lines from {@code first} to {@code last}, zero-based and inclusive. */
  public record Fold(int first, int last, boolean comment) {}

  public static List<Fold> of(Replay replay, String path) {
    String text = Here.text(replay, path);
    var lines = new LineIndex(text);
    var folds = new ArrayList<Fold>();
    int end = 0;
    for (Step step : replay.steps(path)) {
      if (step.text().isEmpty()) {
        continue;
      }
      Span span = step.slice().span();
      comments(text, lines, new Span(Math.min(end, span.start()), span.start()), folds);
      add(lines, span.start(), span.end(), false, folds);
      body(lines, step, folds);
      end = span.end();
    }
    comments(text, lines, new Span(Math.min(end, text.length()), text.length()), folds);
    return folds;
  }

  private static void add(LineIndex lines, int start, int end, boolean comment, List<Fold> folds) {
    int first = lines.line(start);
    int last = lines.line(Math.max(start, end - 1));
    if (last > first) {
      folds.add(new Fold(first, last, comment));
    }
  }

  /** A body in dollar quotes that begins on another line than its statement. */
  private static void body(LineIndex lines, Step step, List<Fold> folds) {
    var tokens = Lexer.lex(step.text());
    int at = step.slice().start();
    for (int i = 0; i < tokens.count(); i++) {
      boolean inside = lines.line(at + tokens.start(i)) > lines.line(at);
      if (tokens.kind(i) == TokenKind.DOLLAR_STRING && inside) {
        add(lines, at + tokens.start(i), at + tokens.end(i), false, folds);
      }
    }
  }

  private static void comments(String text, LineIndex lines, Span gap, List<Fold> folds) {
    int first = -1;
    int last = -1;
    int from = lines.line(gap.start());
    for (int line = from; line <= lines.line(gap.end()); line++) {
      int start = Math.max(gap.start(), lines.lineStart(line));
      int end = Math.max(start, Math.min(gap.end(), lines.lineStart(line + 1)));
      String own = text.substring(start, end).strip();
      if (own.startsWith("--")) {
        first = first < 0 ? line : first;
        last = line;
      } else {
        addLines(first, last, folds);
        first = -1;
        last = -1;
      }
    }
    addLines(first, last, folds);
  }

  private static void addLines(int first, int last, List<Fold> folds) {
    if (first >= 0 && last > first) {
      folds.add(new Fold(first, last, true));
    }
  }
}
