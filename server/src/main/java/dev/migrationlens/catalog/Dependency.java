package dev.migrationlens.catalog;

import java.util.List;

/**
 * Something that cannot live without another object. {@code columns}: the numbers of the needed
 * columns where the other is a relation (empty: the whole). {@code kind}: NORMAL blocks a DROP
 * without CASCADE, AUTO goes along silently.
 */
public record Dependency(Key dependent, long id, Part part, Kind kind, List<Integer> columns)
    implements CatalogObject {

  /** Who goes with whom. */
  public enum Kind {
    NORMAL,
    AUTO
  }

  public Dependency {
    columns = List.copyOf(columns);
  }

  /** Where it is kept, under what is needed. */
  public Key key(long on) {
    return key(on, id, part);
  }

  public static Key key(long on, long id, Part part) {
    return Key.of(Space.DEPENDENT, on, id + " " + part.tag());
  }

  public boolean needs(int column) {
    return columns.isEmpty() || columns.contains(column);
  }
}
