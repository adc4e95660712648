package dev.migrationlens.catalog;

import java.util.Comparator;
import java.util.List;

/**
 * What a database holds before a chain runs. {@code steps} is the number of statements that made it
 * and {@code until} the moment of the last of them.
 */
public record Start(List<Made> made, int steps, long until) {
  /** Long before any statement. */
  public static final long EARLIEST = Long.MIN_VALUE / 4;

  public static final Start NOTHING = new Start(List.of(), 0, EARLIEST);

  /** An object, its place, and since when it is there as it is. */
  public record Made(long moment, Key key, CatalogObject value) {}

  public Start {
    made = List.copyOf(made);
  }

  /** All of it was always there. */
  public static Start of(List<Catalog.Entry> entries) {
    return new Start(
        entries.stream().map(e -> new Made(Long.MIN_VALUE + 1, e.key(), e.value())).toList(),
        0,
        EARLIEST);
  }

  /** What a timeline holds at a moment, in the order in which it was made. */
  public static Start of(Timeline timeline, int steps, long until) {
    List<Made> made = timeline.made(until + 1);
    made.sort(
        Comparator.comparingLong(Made::moment)
            .thenComparing(m -> m.key().space())
            .thenComparing(m -> m.key().parent())
            .thenComparing(m -> m.key().name()));
    return new Start(made, steps, until);
  }
}
