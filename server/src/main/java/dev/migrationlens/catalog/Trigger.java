package dev.migrationlens.catalog;

import java.util.List;

/** A trigger; {@code function} is the id of what it runs. */
public record Trigger(
    long id,
    String name,
    long function,
    String timing,
    List<String> events,
    boolean forEachRow,
    boolean enabled,
    Origin origin)
    implements CatalogObject {
  public Trigger {
    events = List.copyOf(events);
  }
}
