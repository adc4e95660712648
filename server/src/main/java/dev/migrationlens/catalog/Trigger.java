package dev.migrationlens.catalog;

import java.util.List;

/**
 * A trigger; {@code function} is the id of what it runs, {@code transitions} the names that its
 * REFERENCING gives to tables of old and new rows; {@code always} says that it has no WHEN, so that
 * each of its events fires it; {@code columns} are those of UPDATE OF, by number.
 */
public record Trigger(
    long id,
    String name,
    long function,
    String timing,
    List<String> events,
    boolean forEachRow,
    boolean enabled,
    List<String> transitions,
    boolean always,
    List<Integer> columns,
    Origin origin)
    implements CatalogObject {
  public Trigger {
    events = List.copyOf(events);
    transitions = List.copyOf(transitions);
    columns = List.copyOf(columns);
  }

  public Trigger enabled(boolean value) {
    return new Trigger(
        id,
        name,
        function,
        timing,
        events,
        forEachRow,
        value,
        transitions,
        always,
        columns,
        origin);
  }

  public Trigger named(String other) {
    return new Trigger(
        id,
        other,
        function,
        timing,
        events,
        forEachRow,
        enabled,
        transitions,
        always,
        columns,
        origin);
  }
}
