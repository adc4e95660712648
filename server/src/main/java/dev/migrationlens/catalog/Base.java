package dev.migrationlens.catalog;

import org.jspecify.annotations.Nullable;

/** What a database holds before anybody makes anything; asked only for keys nobody wrote. */
public interface Base {
  @Nullable CatalogObject get(Key key);

  /** A database without anything. */
  Base EMPTY = key -> null;
}
