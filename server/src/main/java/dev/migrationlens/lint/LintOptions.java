package dev.migrationlens.lint;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.Size;
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
    @Nullable LiveSchema live,
    Sizes sizes) {
  public static final LintOptions PLAIN =
      new LintOptions(false, Map.of(), Map.of(), null, Sizes.USUAL);

  public LintOptions {
    naming = Map.copyOf(naming);
    types = Map.copyOf(types);
  }

  /** How large a relation really is; null where nobody knows. */
  @Nullable Size size(@Nullable Relation relation) {
    return live == null || relation == null ? null : live.size(relation);
  }
}
