package dev.migrationlens.write;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;

/** A statement with its comments, its semicolon and its line end. */
record Chunk(Step step, Span span, String text) {

  static Chunk of(Replay replay, Step step) {
    Repair repair = Repair.of(replay, step);
    Span span = repair.withComments();
    String own = span.of(repair.text());
    boolean closed = repair.endWithSemicolon() > step.slice().end();
    String whole = closed ? own : own.stripTrailing() + ";";
    return new Chunk(step, span, whole.endsWith("\n") ? whole : whole + repair.newline());
  }

  /** The chunk goes, with one of the blank lines beside it. */
  Edit removal(String file) {
    int end = span.end();
    int line = file.indexOf('\n', end);
    boolean blank = line >= 0 && file.substring(end, line).isBlank();
    return Edit.delete(span.start(), blank ? line + 1 : end);
  }
}
