package dev.migrationlens.sql;

import java.util.Locale;

/** PostgreSQL's table locks, the weakest first. */
public enum LockMode {
  ACCESS_SHARE(0b1000_0000),
  ROW_SHARE(0b1100_0000),
  ROW_EXCLUSIVE(0b1111_0000),
  SHARE_UPDATE_EXCLUSIVE(0b1111_1000),
  SHARE(0b1110_1100),
  SHARE_ROW_EXCLUSIVE(0b1111_1100),
  EXCLUSIVE(0b1111_1110),
  ACCESS_EXCLUSIVE(0b1111_1111);

  /** Which modes cannot be held beside this one; bit n stands for the mode of ordinal n. */
  private final int conflicts;

  LockMode(int conflicts) {
    this.conflicts = conflicts;
  }

  /** As LOCK TABLE writes it: {@code ACCESS EXCLUSIVE}. */
  public String words() {
    return name().replace('_', ' ');
  }

  /** As {@code pg_locks} shows it: {@code AccessExclusiveLock}. */
  public String viewName() {
    var out = new StringBuilder();
    for (String word : name().split("_")) {
      out.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return out.append("Lock").toString();
  }

  /** The mode of these words, as LOCK TABLE writes them. */
  public static LockMode of(String words) {
    return valueOf(words.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", "_"));
  }

  public boolean conflictsWith(LockMode other) {
    return (conflicts & (1 << other.ordinal())) != 0;
  }

  /** Whether SELECT waits. */
  public boolean blocksReads() {
    return conflictsWith(ACCESS_SHARE);
  }

  /** Whether INSERT, UPDATE and DELETE wait. */
  public boolean blocksWrites() {
    return conflictsWith(ROW_EXCLUSIVE);
  }

  /** Whether VACUUM, ANALYZE and other schema changes wait. */
  public boolean blocksSchemaChanges() {
    return conflictsWith(SHARE_UPDATE_EXCLUSIVE);
  }

  /** What waits, in words. */
  public String blocks() {
    if (blocksReads()) {
      return "blocks reads and writes";
    }
    if (blocksWrites()) {
      return "blocks writes";
    }
    return blocksSchemaChanges() ? "blocks schema changes" : "blocks no reads or writes";
  }
}
