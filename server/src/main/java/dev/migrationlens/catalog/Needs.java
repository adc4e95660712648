package dev.migrationlens.catalog;

import java.util.List;

/** The ids of what an object, or one part of it, stands on. */
public record Needs(List<Long> on) implements CatalogObject {
  public Needs {
    on = List.copyOf(on);
  }
}
