package dev.migrationlens.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index. {@code columns} are the key's column numbers, 0 where the key is an expression; {@code
 * keyText} tells two indexes on the same columns apart (order, operator classes, expressions).
 */
public record Index(
    long id,
    String schema,
    String name,
    long table,
    boolean unique,
    boolean primary,
    String method,
    List<Integer> columns,
    List<Integer> including,
    String keyText,
    @Nullable String predicate,
    @Nullable String constraint,
    Origin origin)
    implements RelationEntry {

  public Index {
    columns = List.copyOf(columns);
    including = List.copyOf(including);
  }

  @Override
  public String kindWords() {
    return "index";
  }

  public Key key() {
    return Key.relation(schema, name);
  }

  public Index at(String newSchema, String newName) {
    return new Index(
        id,
        newSchema,
        newName,
        table,
        unique,
        primary,
        method,
        columns,
        including,
        keyText,
        predicate,
        constraint,
        origin);
  }

  /** The same with its key and condition in other words. */
  public Index saying(String key, @Nullable String condition) {
    return new Index(
        id,
        schema,
        name,
        table,
        unique,
        primary,
        method,
        columns,
        including,
        key,
        condition,
        constraint,
        origin);
  }

  /** The index of a key constraint under another name. */
  public Index owned(@Nullable String constraintName) {
    return new Index(
        id,
        schema,
        name,
        table,
        unique,
        primary,
        method,
        columns,
        including,
        keyText,
        predicate,
        constraintName,
        origin);
  }

  /** Whether the index is plain enough for ON CONFLICT, foreign keys and concurrent refresh. */
  public boolean plainUnique() {
    return unique && predicate == null && !columns.contains(0);
  }
}
