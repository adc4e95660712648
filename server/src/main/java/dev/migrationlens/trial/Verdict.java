package dev.migrationlens.trial;

import dev.migrationlens.syntax.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL said to one statement; {@code offset} is where in it, or -1. What could not be
 * sent, or came after a failure that undid its file, was skipped.
 */
public record Verdict(
    String path,
    Slice slice,
    Outcome outcome,
    @Nullable String sqlstate,
    @Nullable String message,
    int offset) {

  /** What became of a statement. */
  public enum Outcome {
    ACCEPTED,
    REJECTED,
    SKIPPED
  }

  /** Where the statement is in its file. */
  public int start() {
    return slice.start();
  }

  public int end() {
    return slice.end();
  }

  static Verdict accepted(String path, Slice slice) {
    return new Verdict(path, slice, Outcome.ACCEPTED, null, null, -1);
  }

  static Verdict skipped(String path, Slice slice, String why) {
    return new Verdict(path, slice, Outcome.SKIPPED, null, why, -1);
  }

  public boolean rejected() {
    return outcome == Outcome.REJECTED;
  }
}
