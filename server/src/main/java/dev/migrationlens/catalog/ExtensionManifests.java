package dev.migrationlens.catalog;

import java.util.Optional;
import java.util.Set;

/** The extensions whose contents we know; each is read only when asked for. */
public final class ExtensionManifests {
  private ExtensionManifests() {}

  public static Set<String> names() {
    return Set.of();
  }

  public static Optional<ExtensionManifest> find(String name) {
    return Optional.empty();
  }
}
