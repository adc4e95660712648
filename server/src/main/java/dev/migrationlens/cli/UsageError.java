package dev.migrationlens.cli;

/** What was typed cannot be done; the message says why and what to do, in one sentence. */
public final class UsageError extends Exception {
  private static final long serialVersionUID = 1L;

  public UsageError(String message) {
    super(message, null, false, false);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
