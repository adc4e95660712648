package dev.migrationlens.schema;

/** What a migration tool's own table says of a file. */
public enum FileState {
  APPLIED,
  PENDING,
  /** It was run, but with another text. */
  CHANGED,
  /** It was begun and failed. */
  FAILED,
  /** Some of its parts were run, others were not. */
  PARTLY,
  UNKNOWN;

  public boolean ran() {
    return this == APPLIED || this == CHANGED;
  }
}
