package dev.migrationlens.catalog;

import java.util.List;

/**
 * What a partition holds of its parent: the values of a list, the lower bounds of a range, or the
 * modulus; {@code to} are the upper bounds or the remainder. Both as they were written.
 */
public record PartitionBound(Kind kind, List<String> from, List<String> to, Origin origin)
    implements CatalogObject {

  /** The ways to bound a partition. */
  public enum Kind {
    DEFAULT,
    IN,
    RANGE,
    HASH
  }

  public PartitionBound {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }
}
