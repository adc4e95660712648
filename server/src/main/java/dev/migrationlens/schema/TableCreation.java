package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements that make a table, a partition or a foreign table. */
final class TableCreation {
  private TableCreation() {}

  /**
   * {@code rest} is what a running database adds: behind the columns what stands in its first line;
   * or a written statement.
   */
  static String of(Catalog catalog, Relation table, String rest) {
    boolean foreign = table.kind() == Relation.Kind.FOREIGN_TABLE;
    boolean written = Creations.isStatement(rest);
    if (written && (table.traits().partition() || foreign)) {
      return rest;
    }
    String after = written ? "" : rest.lines().findFirst().orElse("");
    if (foreign && after.isEmpty()) {
      String name = Ddl.name(table.schema(), table.name());
      return "-- foreign table `" + name + "`: its server is not known";
    }
    List<Relation> parents =
        table.parents().stream().map(catalog::relationById).filter(Objects::nonNull).toList();
    if (table.traits().partition() && !parents.isEmpty()) {
      return partition(table, parents.get(0), after);
    }
    return standing(overriding(table, parents), parents, after);
  }

  /** The statements that a table needs after it was made. */
  static List<String> later(String rest) {
    return Creations.isStatement(rest) ? List.of() : rest.lines().skip(1).toList();
  }

  private static String standing(Relation table, List<Relation> parents, String after) {
    String inherits =
        parents.stream()
            .map(p -> Ddl.name(p.schema(), p.name()))
            .collect(Collectors.joining(", ", " inherits (", ")"));
    return kind(table, Creations.plain(Ddl.table(table)))
        + (parents.isEmpty() ? "" : inherits)
        + (after.isEmpty() ? "" : " " + after);
  }

  private static String kind(Relation table, String sql) {
    return table.kind() == Relation.Kind.FOREIGN_TABLE
        ? sql.replaceFirst("^create ", "create foreign ")
        : sql;
  }

  /** An inherited column that differs from its parents' is told again. */
  private static Relation overriding(Relation table, List<Relation> parents) {
    Relation told = table;
    for (Column column : table.columns()) {
      boolean same =
          parents.stream()
              .map(p -> p.column(column.name()))
              .filter(Objects::nonNull)
              .allMatch(c -> isLike(c, column));
      if (column.inherited() && !same) {
        told = told.mapColumn(column.number(), c -> c.inherited(false));
      }
    }
    return told;
  }

  private static boolean isLike(Column parents, Column own) {
    return parents.notNull() == own.notNull()
        && parents.generation() == own.generation()
        && Objects.equals(parents.defaultText(), own.defaultText());
  }

  private static String partition(Relation table, Relation parent, String after) {
    int options = after.lastIndexOf(" with (");
    int server = after.lastIndexOf(" server ");
    int end = options < 0 ? (server < 0 ? after.length() : server) : options;
    String bound = after.substring(0, end);
    if (!isPlain(table, parent)) {
      Relation alone =
          table.withColumns(table.columns().stream().map(c -> c.inherited(false)).toList());
      return standing(alone.withConstraints(own(table)), List.of(), after.substring(end).strip())
          + ";\nalter table %s attach partition %s %s"
              .formatted(
                  Ddl.name(parent.schema(), parent.name()),
                  Ddl.name(table.schema(), table.name()),
                  bound);
    }
    String by = table.traits().partitionBy();
    return kind(
        table,
        "create table %s partition of %s %s%s%s"
            .formatted(
                Ddl.name(table.schema(), table.name()),
                Ddl.name(parent.schema(), parent.name()),
                bound,
                by == null ? "" : " partition by " + by,
                after.substring(end)));
  }

  /** Whether it has nothing that its parent does not give it. */
  private static boolean isPlain(Relation table, Relation parent) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return names.equals(parent.columns().stream().map(Column::name).toList())
        && table.columns().stream()
            .allMatch(c -> isLike(Objects.requireNonNull(parent.column(c.name())), c))
        && table.constraints().stream().allMatch(c -> isGiven(table, c));
  }

  private static boolean isGiven(Relation table, TableConstraint constraint) {
    boolean apart =
        constraint.kind() == TableConstraint.Kind.FOREIGN_KEY
            || constraint.kind() == TableConstraint.Kind.NOT_NULL;
    String start = table.name().substring(0, Math.min(20, table.name().length()));
    boolean named = !constraint.isKey() || constraint.name().startsWith(start);
    return apart || (constraint.details().inherited() && named);
  }

  /** All but the keys to other tables, which come from the parent or later. */
  private static List<TableConstraint> own(Relation table) {
    Set<TableConstraint.Kind> others =
        Set.of(TableConstraint.Kind.FOREIGN_KEY, TableConstraint.Kind.NOT_NULL);
    return table.constraints().stream()
        .filter(c -> !others.contains(c.kind()))
        .map(TableCreation::told)
        .toList();
  }

  private static TableConstraint told(TableConstraint c) {
    var details = c.details();
    return new TableConstraint(
        c.name(),
        c.kind(),
        c.columns(),
        c.target(),
        c.targetColumns(),
        c.text(),
        c.validated(),
        c.deferrable(),
        new TableConstraint.Details(
            details.onDelete(), details.onUpdate(), false, details.noInherit()),
        c.origin());
  }
}
