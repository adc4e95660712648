package dev.migrationlens.syntax;

import dev.migrationlens.sql.Names;
import org.jspecify.annotations.Nullable;

/**
 * Names that were read lately: files say the same ones over and over, and a chain keeps them all.
 * Threads may see one another's or not, which makes no difference.
 */
final class RecentNames {
  private static final int MASK = 0xFFF;
  private static final @Nullable String[] NAMES = new String[MASK + 1];

  private RecentNames() {}

  /** An unquoted name as the catalog stores it. */
  static String fold(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = (hash ^ hash >>> 12) & MASK;
    String known = NAMES[slot];
    if (known != null && known.length() == end - start && text.startsWith(known, start)) {
      return known;
    }
    String name = Names.fold(text.substring(start, end));
    NAMES[slot] = name;
    return name;
  }
}
