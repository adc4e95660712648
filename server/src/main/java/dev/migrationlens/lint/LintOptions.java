package dev.migrationlens.lint;

import dev.migrationlens.schema.LiveSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules may know beside the chain: of the configuration, of the types that clients are
 * compiled with (their texts by path), and of a real database.
 */
public record LintOptions(
    boolean supabase,
    Map<String, String> naming,
    Map<String, String> types,
    @Nullable LiveSchema live) {
  public static final LintOptions PLAIN = new LintOptions(false, Map.of(), Map.of(), null);

  public LintOptions {
    naming = Map.copyOf(naming);
    types = Map.copyOf(types);
  }
}
