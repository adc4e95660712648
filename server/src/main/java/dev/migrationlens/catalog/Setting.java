package dev.migrationlens.catalog;

import java.util.List;

/** A value of the session: search_path's schemas, a role, an open transaction. */
public record Setting(List<String> values, int step) implements CatalogObject {
  public Setting {
    values = List.copyOf(values);
  }
}
