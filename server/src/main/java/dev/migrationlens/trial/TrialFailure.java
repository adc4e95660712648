package dev.migrationlens.trial;

/** Why there is no PostgreSQL to try a chain on; one sentence that says what to do. */
public final class TrialFailure extends Exception {
  private static final long serialVersionUID = 1;

  TrialFailure(String sentence) {
    super(sentence);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
