package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A primary key named unlike the others. */
final class KeyColumnNamingDrift implements Rule.OfSchema {
  private static final int PEERS = 10;

  private static final RuleInfo INFO =
      new RuleInfo(
          "key-column-naming-drift",
          Severity.WARNING,
          Topic.NAMING,
          "A primary key is named unlike those of the other tables",
          """
          Most tables call their key the same, and this one does not, so that every join with it is written
          otherwise.
          """,
          """
          create table a (id int primary key);
          create table b (id int primary key);
          create table c (id int primary key);
          create table d (id int primary key);
          create table e (id int primary key);
          create table f (id int primary key);
          create table g (id int primary key);
          create table h (id int primary key);
          create table i (id int primary key);
          create table j (id int primary key);
          create table things (thing_id int primary key);
          --                   ^^^^^^^^ warning[key-column-naming-drift]: the key of `things` is `thing_id`: 10 of 11 tables call theirs `id`
          --? Name it `id`
          create table a (id int primary key);
          create table b (id int primary key);
          create table c (id int primary key);
          create table d (id int primary key);
          create table e (id int primary key);
          create table f (id int primary key);
          create table g (id int primary key);
          create table h (id int primary key);
          create table i (id int primary key);
          create table j (id int primary key);
          create table things (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Map<Relation, Column> keys = new LinkedHashMap<>();
    for (Relation table : schema.ownRelations()) {
      TableConstraint primary = table.primaryKey();
      if (table.kind().isTable()
          && table.parents().isEmpty()
          && primary != null
          && primary.columns().size() == 1) {
        Column column = table.column(primary.columns().get(0));
        if (column != null && isNumber(column) && !references(table, column)) {
          keys.put(table, column);
        }
      }
    }
    long plain = keys.values().stream().filter(c -> c.name().equalsIgnoreCase("id")).count();
    if (keys.size() < PEERS || plain * 5 < keys.size() * 4L) {
      return;
    }
    keys.forEach(
        (table, column) -> {
          if (!column.name().equalsIgnoreCase("id")) {
            schema.report(
                column.origin(),
                "the key of `"
                    + table.name()
                    + "` is `"
                    + column.name()
                    + "`: "
                    + plain
                    + " of "
                    + keys.size()
                    + " tables call theirs `id`",
                () -> schema.renamed(column, table, "id"));
          }
        });
  }

  /** A key without a meaning of its own; others have names for good reasons. */
  private static boolean isNumber(Column column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    return column.type() != null
        && (name.endsWith("id") || name.endsWith("uuid"))
        && (column.hasDefault()
            || column.generation().identity()
            || column.type().is("int4")
            || column.type().is("int8")
            || column.type().is("uuid"));
  }

  /** The key of a table that extends another one is named after that. */
  private static boolean references(Relation table, Column column) {
    return table.constraints().stream()
        .anyMatch(c -> c.target() != 0 && c.columns().contains(column.number()));
  }
}
