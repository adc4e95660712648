package dev.migrationlens.lint;

/** What rules may know of the configuration. */
public record LintOptions(boolean supabase) {
  public static final LintOptions PLAIN = new LintOptions(false);
}
