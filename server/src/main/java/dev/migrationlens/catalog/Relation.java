package dev.migrationlens.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A table, view, sequence or composite row, its columns in order. {@code complete} is false where
 * it may have columns we do not know (then an unknown column is no claim).
 */
public record Relation(
    long id,
    String schema,
    String name,
    Kind kind,
    List<Column> columns,
    int lastNumber,
    List<TableConstraint> constraints,
    List<Long> parents,
    Traits traits,
    boolean complete,
    Origin origin)
    implements RelationEntry {

  /** What sort of relation, in PostgreSQL's letters where live reads them. */
  public enum Kind {
    TABLE("table"),
    PARTITIONED_TABLE("table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    FOREIGN_TABLE("foreign table"),
    SEQUENCE("sequence"),
    COMPOSITE("composite type");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    public boolean isTable() {
      return this == TABLE || this == PARTITIONED_TABLE;
    }
  }

  /** What a relation may be besides its kind. */
  public enum Trait {
    ROW_SECURITY,
    FORCED_ROW_SECURITY,
    TEMPORARY,
    UNLOGGED,
    PARTITION,
    SECURITY_INVOKER,
    UNPOPULATED
  }

  /** What some relations have. */
  public record Traits(
      Set<Trait> all,
      @Nullable String partitionBy,
      List<Integer> partitionColumns,
      @Nullable String query,
      @Nullable String owner) {
    public static final Traits PLAIN = new Traits(Set.of(), null, List.of(), null, null);

    public Traits {
      all = all.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(all));
      partitionColumns = List.copyOf(partitionColumns);
    }

    public boolean rowSecurity() {
      return all.contains(Trait.ROW_SECURITY);
    }

    public boolean forceRowSecurity() {
      return all.contains(Trait.FORCED_ROW_SECURITY);
    }

    public boolean temporary() {
      return all.contains(Trait.TEMPORARY);
    }

    public boolean unlogged() {
      return all.contains(Trait.UNLOGGED);
    }

    public boolean partition() {
      return all.contains(Trait.PARTITION);
    }

    public boolean securityInvoker() {
      return all.contains(Trait.SECURITY_INVOKER);
    }

    public boolean populated() {
      return !all.contains(Trait.UNPOPULATED);
    }

    /** With one more, or without it. */
    public Traits with(Trait trait, boolean present) {
      if (present == all.contains(trait)) {
        return this;
      }
      var now = EnumSet.noneOf(Trait.class);
      now.addAll(all);
      if (present) {
        now.add(trait);
      } else {
        now.remove(trait);
      }
      return new Traits(now, partitionBy, partitionColumns, query, owner);
    }

    public Traits partitioned(@Nullable String by, List<Integer> columns) {
      return new Traits(all, by, columns, query, owner);
    }

    public Traits withQuery(@Nullable String value) {
      return new Traits(all, partitionBy, partitionColumns, value, owner);
    }

    public Traits withOwner(@Nullable String value) {
      return new Traits(all, partitionBy, partitionColumns, query, value);
    }
  }

  public Relation {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    parents = List.copyOf(parents);
  }

  public @Nullable Column column(String columnName) {
    for (Column column : columns) {
      if (column.name().equals(columnName)) {
        return column;
      }
    }
    return null;
  }

  public @Nullable Column column(int number) {
    for (Column column : columns) {
      if (column.number() == number) {
        return column;
      }
    }
    return null;
  }

  public @Nullable TableConstraint constraint(String constraintName) {
    for (TableConstraint constraint : constraints) {
      if (constraint.name().equals(constraintName)) {
        return constraint;
      }
    }
    return null;
  }

  public @Nullable TableConstraint primaryKey() {
    for (TableConstraint constraint : constraints) {
      if (constraint.kind() == TableConstraint.Kind.PRIMARY_KEY) {
        return constraint;
      }
    }
    return null;
  }

  public List<String> names(List<Integer> numbers) {
    var names = new ArrayList<String>(numbers.size());
    for (int number : numbers) {
      Column column = column(number);
      names.add(column == null ? "?" : column.name());
    }
    return names;
  }

  public boolean isView() {
    return kind == Kind.VIEW || kind == Kind.MATERIALIZED_VIEW;
  }

  @Override
  public String kindWords() {
    return kind.words();
  }

  public Key key() {
    return Key.relation(schema, name);
  }

  public Relation at(String newSchema, String newName) {
    return new Relation(
        id,
        newSchema,
        newName,
        kind,
        columns,
        lastNumber,
        constraints,
        parents,
        traits,
        complete,
        origin);
  }

  public Relation withColumns(List<Column> other) {
    int last = lastNumber;
    for (Column column : other) {
      last = Math.max(last, column.number());
    }
    return new Relation(
        id, schema, name, kind, other, last, constraints, parents, traits, complete, origin);
  }

  public Relation withColumn(Column added) {
    var all = new ArrayList<>(columns);
    all.add(added);
    return withColumns(all);
  }

  /** With the column of this number changed. */
  public Relation mapColumn(int number, UnaryOperator<Column> change) {
    var all = new ArrayList<Column>(columns.size());
    for (Column column : columns) {
      all.add(column.number() == number ? change.apply(column) : column);
    }
    return withColumns(all);
  }

  public Relation withoutColumn(int number) {
    var all = new ArrayList<>(columns);
    all.removeIf(c -> c.number() == number);
    return withColumns(all);
  }

  public Relation withConstraints(List<TableConstraint> other) {
    return new Relation(
        id, schema, name, kind, columns, lastNumber, other, parents, traits, complete, origin);
  }

  /** A namesake that may have been there no longer is not kept beside it. */
  public Relation withConstraint(TableConstraint added) {
    var all = new ArrayList<>(constraints);
    all.removeIf(c -> c.name().equals(added.name()));
    all.add(added);
    return withConstraints(all);
  }

  public Relation withoutConstraint(String constraintName) {
    var all = new ArrayList<>(constraints);
    all.removeIf(c -> c.name().equals(constraintName));
    return withConstraints(all);
  }

  public Relation withTraits(Traits other) {
    return new Relation(
        id, schema, name, kind, columns, lastNumber, constraints, parents, other, complete, origin);
  }

  public Relation withParents(List<Long> other) {
    return new Relation(
        id, schema, name, kind, columns, lastNumber, constraints, other, traits, complete, origin);
  }

  public Relation incomplete() {
    return new Relation(
        id, schema, name, kind, columns, lastNumber, constraints, parents, traits, false, origin);
  }
}
