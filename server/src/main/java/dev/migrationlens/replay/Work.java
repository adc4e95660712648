package dev.migrationlens.replay;

/** What a statement does with a relation's rows while it holds its lock. */
public enum Work {
  INSTANT("instant"),
  /** Reads what the statement's own conditions select. */
  ROWS("touches rows"),
  /** Reads every row, unless something proves that it need not. */
  UNSURE_SCAN("may read every row"),
  /** Takes time in proportion to the relation's size. */
  SCAN("reads every row"),
  /** Likewise, and needs as much space again. */
  REWRITE("rewrites it"),
  /** Nobody can tell without the database. */
  UNKNOWN("may rewrite it");

  private final String words;

  Work(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Whether it certainly takes longer on a larger relation. */
  public boolean grows() {
    return this == SCAN || this == REWRITE;
  }
}
