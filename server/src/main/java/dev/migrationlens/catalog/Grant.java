package dev.migrationlens.catalog;

import java.util.List;

/** Privileges that one role has on one object. */
public record Grant(String role, List<String> privileges) implements CatalogObject {
  public Grant {
    privileges = List.copyOf(privileges);
  }
}
