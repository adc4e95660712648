package dev.migrationlens.lint;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import org.jspecify.annotations.Nullable;

/** A problem, the step that has it, and what became of the thing it misses. */
public record ProblemCase(
    Replay replay, Step step, Problem problem, @Nullable Fate fate, ChainFiles files) {

  /** An editor for the step's file. */
  public Repair repair() {
    return Repair.of(replay, step);
  }
}
