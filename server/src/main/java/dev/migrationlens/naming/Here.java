package dev.migrationlens.naming;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.Optional;

/** A cursor in one statement of the chain; {@code offset} counts from the statement's start. */
public record Here(Replay replay, Step step, int offset) {

  /** The statement that holds a file's offset, or ends right before it. */
  public static Optional<Here> at(Replay replay, String path, int offset) {
    Step best = null;
    for (Step step : replay.steps(path)) {
      if (step.slice().start() <= offset
          && offset <= step.slice().end()
          && !step.text().isEmpty()) {
        best = step;
      }
    }
    return best == null
        ? Optional.empty()
        : Optional.of(new Here(replay, best, offset - best.slice().start()));
  }

  /** Likewise, or the last statement before an offset where a new one may be typed. */
  public static Optional<Step> lastBefore(Replay replay, String path, int offset) {
    Step best = null;
    for (Step step : replay.steps(path)) {
      if (step.slice().start() <= offset) {
        best = step;
      }
    }
    return Optional.ofNullable(best);
  }

  public static String text(Replay replay, String path) {
    Migration file = replay.migration(path);
    return file == null ? "" : file.text();
  }
}
