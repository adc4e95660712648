package dev.migrationlens.ide;

import dev.migrationlens.naming.Here;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be folded: sections, statements and their bodies, and runs of comment lines. */
public final class Folding {
  /** A comment by which tools tell the way forward from the way back. */
  private static final Pattern MARKER = Pattern.compile("(?i)^--.*\\b(up|down|undo|rollback)\\b");

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
    Migration file = replay.migration(path);
    if (file != null) {
      sections(lines, file, folds);
    }
    return folds.stream().distinct().toList();
  }

  private static void add(LineIndex lines, int start, int end, boolean comment, List<Fold> folds) {
    int first = lines.line(start);
    int last = lines.line(Math.max(start, end - 1));
    if (last > first) {
      folds.add(new Fold(first, last, comment));
    }
  }

  /** What a body holds, as far as it begins on lines of its own. */
  private static void body(LineIndex lines, Step step, List<Fold> folds) {
    int at = step.slice().start();
    Set<Integer> begun = new HashSet<>(Set.of(lines.line(at)));
    for (Span span : Blocks.of(step)) {
      if (begun.add(lines.line(at + span.start()))) {
        add(lines, at + span.start(), at + span.end(), false, folds);
      }
    }
  }

  /** What runs forward and what undoes it, where one file says both. */
  private static void sections(LineIndex lines, Migration file, List<Fold> folds) {
    if (file.up().isEmpty() || file.down().isEmpty()) {
      return;
    }
    for (Slice slice : file.down()) {
      add(lines, slice.start(), slice.end(), false, folds);
    }
    for (List<Slice> section : List.of(file.up(), file.down())) {
      int start = section.getFirst().start();
      int marker = start;
      for (int line = lines.line(start) - 1; line >= 0; line--) {
        int first = lines.lineStart(line);
        String own = file.text().substring(first, lines.lineStart(line + 1)).strip();
        if (!own.isEmpty() && !own.startsWith("--")) {
          break;
        }
        if (MARKER.matcher(own).find()) {
          marker = first;
          break;
        }
      }
      add(lines, marker, section.getLast().end(), false, folds);
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
