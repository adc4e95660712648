package dev.migrationlens.catalog;

import java.util.List;

/** What one evaluation looked at: single keys, the absent ones too, and whole families. */
public record Reads(List<Key> keys, List<Key> scans) {
  public static final Reads NONE = new Reads(List.of(), List.of());
}
