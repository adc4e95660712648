package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;

/**
 * How an index method handles a type; a default one needs no mention in CREATE INDEX. {@code
 * comparable} are the other types that the family of a btree class compares the type with.
 */
public record OperatorClass(
    String schema,
    String method,
    String name,
    SqlType input,
    String family,
    boolean byDefault,
    List<SqlType> comparable) {
  public OperatorClass {
    comparable = List.copyOf(comparable);
  }

  /** The same class where its extension has moved. */
  public OperatorClass in(String otherSchema) {
    return new OperatorClass(otherSchema, method, name, input, family, byDefault, comparable);
  }
}
