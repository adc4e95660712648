package dev.migrationlens.lint;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Span;

/** A recognised mistake of syntax, at a place of its file. */
public record SyntaxCase(Replay replay, Step step, Span place) {
  /** An editor for the step's file, in the statement's own offsets. */
  public Repair repair() {
    return Repair.of(replay, step);
  }

  /** The place in the statement's own offsets. */
  public Span inStatement() {
    return place.shift(-step.slice().start());
  }
}
