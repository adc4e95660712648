package dev.migrationlens.lint;

import dev.migrationlens.schema.LiveSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules may know beside the chain: of the configuration, and of a real database. */
public record LintOptions(boolean supabase, Map<String, String> naming, @Nullable LiveSchema live) {
  public static final LintOptions PLAIN = new LintOptions(false, Map.of(), null);

  public LintOptions {
    naming = Map.copyOf(naming);
  }
}
