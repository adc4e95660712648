package dev.migrationlens.catalog;

import java.util.List;

/** An object of extended statistics; 0 among the columns is an expression. */
public record Statistics(
    long id,
    String schema,
    String name,
    long table,
    List<Integer> columns,
    List<String> kinds,
    Origin origin)
    implements CatalogObject {
  /** What is gathered when no kind is named; of a single expression no kind can be. */
  private static final List<String> EVERY_KIND = List.of("dependencies", "mcv", "ndistinct");

  public Statistics {
    boolean single = columns.size() == 1;
    columns = columns.stream().sorted().toList();
    kinds = kinds.isEmpty() && !single ? EVERY_KIND : kinds.stream().sorted().toList();
  }

  public Key key() {
    return new Key(Space.STATISTICS, schema, name);
  }

  public Statistics at(String newSchema, String newName) {
    return new Statistics(id, newSchema, newName, table, columns, kinds, origin);
  }
}
