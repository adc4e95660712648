package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Site;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Ddl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The schema that the chain made, as of one place in it. */
public final class SchemaTree {
  private SchemaTree() {}

  /** One schema and its tables by name. */
  public record Schema(String name, List<Table> tables) {
    public Schema {
      tables = List.copyOf(tables);
    }
  }

  /** One relation of any kind. */
  public record Table(
      String name,
      String kind,
      List<ColumnRow> columns,
      List<Part> keys,
      List<Part> indexes,
      List<Part> policies,
      boolean rowSecurity,
      Optional<Site> location) {
    public Table {
      columns = List.copyOf(columns);
      keys = List.copyOf(keys);
      indexes = List.copyOf(indexes);
      policies = List.copyOf(policies);
    }
  }

  /** One column; {@code references} is {@code schema.table.column}. */
  public record ColumnRow(
      String name,
      String type,
      boolean nullable,
      @Nullable String defaultText,
      boolean primaryKey,
      @Nullable String references,
      Optional<Site> location) {}

  /** A key, index or policy. */
  public record Part(String name, String definition, Optional<Site> location) {}

  /** As a whole file leaves it; as the chain leaves it where the file is none of its. */
  public static List<Schema> after(Replay replay, String path) {
    List<Step> steps = replay.steps(path);
    return steps.isEmpty() ? List.of() : of(replay, replay.after(steps.get(steps.size() - 1)));
  }

  /** As the statement at an offset meets it. */
  public static List<Schema> before(Replay replay, String path, int offset) {
    return Here.lastBefore(replay, path, offset)
        .map(step -> of(replay, replay.before(step)))
        .orElse(List.of());
  }

  private static List<Schema> of(Replay replay, Catalog catalog) {
    var schemas = new TreeMap<String, List<Table>>();
    Contents contents = Contents.of(catalog, origin -> Site.of(replay, origin).isPresent());
    for (Relation relation : contents.relations()) {
      if (relation.kind() != Relation.Kind.COMPOSITE) {
        schemas
            .computeIfAbsent(relation.schema(), s -> new ArrayList<>())
            .add(table(replay, catalog, relation));
      }
    }
    return schemas.entrySet().stream().map(e -> new Schema(e.getKey(), e.getValue())).toList();
  }

  private static Table table(Replay replay, Catalog catalog, Relation relation) {
    return new Table(
        relation.name(),
        relation.kindWords(),
        relation.columns().stream().map(c -> column(replay, catalog, relation, c)).toList(),
        relation.constraints().stream()
            .filter(c -> c.kind() != TableConstraint.Kind.NOT_NULL)
            .map(c -> part(replay, c.name(), definition(catalog, relation, c), c.origin()))
            .toList(),
        catalog.indexes(relation.id()).stream()
            .filter(i -> i.constraint() == null && !i.primary())
            .map(i -> part(replay, i.name(), "(" + i.keyText() + ")", i.origin()))
            .toList(),
        catalog.policies(relation.id()).stream()
            .map(p -> part(replay, p.name(), definition(p), p.origin()))
            .toList(),
        relation.traits().rowSecurity(),
        Site.of(replay, relation.origin()));
  }

  private static Part part(Replay replay, String name, String definition, Origin origin) {
    return new Part(name, definition, Site.of(replay, origin));
  }

  private static String definition(Policy policy) {
    String roles = policy.roles().isEmpty() ? "" : " TO " + String.join(", ", policy.roles());
    return policy.command().toUpperCase(Locale.ROOT) + roles;
  }

  private static String definition(Catalog catalog, Relation relation, TableConstraint key) {
    String own = Ddl.constraint(relation, key);
    Relation target = catalog.relationById(key.target());
    return target == null
        ? own
        : "%s references %s (%s)"
            .formatted(
                own,
                Ddl.name(target.schema(), target.name()),
                String.join(", ", target.names(key.targetColumns())));
  }

  private static ColumnRow column(
      Replay replay, Catalog catalog, Relation relation, Column column) {
    TableConstraint primary = relation.primaryKey();
    return new ColumnRow(
        column.name(),
        DocumentSymbols.type(column).strip(),
        !column.notNull(),
        column.defaultText(),
        primary != null && primary.columns().contains(column.number()),
        references(catalog, relation, column),
        Site.of(replay, column.origin()));
  }

  private static @Nullable String references(Catalog catalog, Relation relation, Column column) {
    for (TableConstraint key : relation.constraints()) {
      int at = key.columns().indexOf(column.number());
      Relation target = catalog.relationById(key.target());
      if (at >= 0 && target != null && at < key.targetColumns().size()) {
        String name = target.names(List.of(key.targetColumns().get(at))).get(0);
        return target.schema() + "." + target.name() + "." + name;
      }
    }
    return null;
  }
}
