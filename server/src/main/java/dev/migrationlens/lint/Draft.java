package dev.migrationlens.lint;

/**
 * A migration that a cure adds at the end of the chain, before its tool's own words are around it.
 */
public record Draft(String name, String sql, Run run) {

  /** How its tool has to run it. */
  public enum Run {
    /** As it runs every other. */
    USUAL,
    /** Outside a transaction; then it is one statement. */
    ALONE
  }

  public static Draft usual(String name, String sql) {
    return new Draft(name, sql, Run.USUAL);
  }

  public static Draft alone(String name, String statement) {
    return new Draft(name, statement, Run.ALONE);
  }
}
