package dev.migrationlens.catalog;

/** An answer about PostgreSQL's behaviour: only YES and NO are promises. */
public enum Certainty {
  YES,
  NO,
  UNKNOWN;

  public static Certainty of(boolean yes) {
    return yes ? YES : NO;
  }

  /** Whether both hold. */
  public Certainty and(Certainty other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES ? other : this;
  }

  /** Whether either holds. */
  public Certainty or(Certainty other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO ? other : this;
  }
}
