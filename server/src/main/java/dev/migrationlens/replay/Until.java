package dev.migrationlens.replay;

/** How long a statement's locks are held. */
public enum Until {
  STATEMENT("to the statement's end"),
  COMMIT("to COMMIT"),
  FILE("to the end of the file, which the tool runs in one transaction"),
  UNKNOWN("to its transaction's end");

  private final String words;

  Until(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Whether later statements of the file run under the same locks. */
  public boolean outlivesStatement() {
    return this == COMMIT || this == FILE;
  }
}
