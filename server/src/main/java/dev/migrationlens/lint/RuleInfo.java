package dev.migrationlens.lint;

/**
 * What a rule is about. The id names the harm; {@code summary} is one line for lists; {@code why}
 * explains what happens and what to do instead, in Markdown; {@code example} is a fixture that
 * shows the finding and its cure, and is the rule's first test.
 */
public record RuleInfo(
    String id, Severity severity, Topic topic, String summary, String why, String example) {

  /** How the rule list is grouped. */
  public enum Topic {
    ORDER("Order and existence"),
    SYNTAX("Syntax people believe in"),
    FILES("Files and chain"),
    SILENCE("Silent no-ops and procedure"),
    NAMING("Naming"),
    INTEGRITY("Integrity"),
    SECURITY("Row-level security and exposure"),
    LOCKS("Locks, rewrites and running clients"),
    LIVE("Live schema"),
    LAYERS("Other layers");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }
}
