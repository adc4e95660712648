package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The whole schema as one script. What the catalog does not keep in full (functions, triggers) is
 * told by the statement that made it.
 */
public final class SqlScript {
  private final Contents contents;
  private final Catalog catalog;
  private final Function<Thing, Optional<String>> statements;
  private final StringBuilder out = new StringBuilder();

  private SqlScript(Contents contents, Function<Thing, Optional<String>> statements) {
    this.contents = contents;
    this.catalog = contents.catalog();
    this.statements = statements;
  }

  /** {@code statements} gives the text of the statement that made a thing. */
  public static String of(Contents contents, Function<Thing, Optional<String>> statements) {
    var script = new SqlScript(contents, statements);
    script.write();
    return script.out.toString();
  }

  private record Piece(int step, String sql) {}

  private void write() {
    out.append("-- Function bodies may name what comes later.\n");
    out.append("set check_function_bodies = off;\n\n");
    for (SchemaObject schema : contents.schemas()) {
      out.append("create schema ").append(Names.quote(schema.name())).append(";\n");
    }
    for (ExtensionObject extension : contents.extensions()) {
      out.append("create extension if not exists ").append(Names.quote(extension.name()));
      out.append(" with schema ").append(Names.quote(extension.schema())).append(";\n");
    }
    if (!contents.schemas().isEmpty() || !contents.extensions().isEmpty()) {
      out.append('\n');
    }
    var pieces = new ArrayList<Piece>();
    for (PgType type : contents.types()) {
      pieces.add(new Piece(type.origin().step(), Ddl.type(type)));
    }
    for (Relation relation : contents.relations()) {
      pieces.add(new Piece(relation.origin().step(), relation(relation)));
    }
    for (Routine routine : contents.routines()) {
      pieces.add(new Piece(routine.origin().step(), made(Thing.of(routine), "create")));
    }
    pieces.sort(Comparator.comparingInt(Piece::step));
    pieces.stream()
        .map(Piece::sql)
        .distinct()
        .filter(s -> !s.isEmpty())
        .forEach(s -> out.append(s).append('\n'));
    contents.tables().forEach(this::afterwards);
  }

  private String relation(Relation relation) {
    return switch (relation.kind()) {
      case TABLE, PARTITIONED_TABLE ->
          relation.traits().partition() || !relation.parents().isEmpty()
              ? made(Thing.of(relation), "create")
              : Ddl.table(relation);
      case VIEW, MATERIALIZED_VIEW -> Ddl.view(relation);
      case FOREIGN_TABLE -> made(Thing.of(relation), "create");
      case SEQUENCE -> made(Thing.of(relation), "create sequence");
      case COMPOSITE -> "";
    };
  }

  private String made(Thing thing, String beginning) {
    return statements
        .apply(thing)
        .filter(s -> s.regionMatches(true, 0, beginning, 0, beginning.length()))
        .map(s -> s + ";\n")
        .orElse("");
  }

  /** What needs all tables: foreign keys, indexes, triggers, row-level security. */
  private void afterwards(Relation table) {
    var sql = new StringBuilder();
    for (Index index : contents.indexes(table)) {
      if (index.constraint() == null && !index.primary()) {
        sql.append(Ddl.index(table, index));
      }
    }
    for (TableConstraint constraint : table.constraints()) {
      if (constraint.kind() == TableConstraint.Kind.FOREIGN_KEY) {
        sql.append(Ddl.foreignKey(catalog, table, constraint));
      }
    }
    for (Trigger trigger : contents.triggers(table)) {
      sql.append(made(Thing.of(table, trigger), "create"));
    }
    if (table.traits().rowSecurity()) {
      String name = Ddl.name(table.schema(), table.name());
      sql.append("alter table ").append(name).append(" enable row level security;\n");
    }
    List<Policy> policies = contents.policies(table);
    policies.forEach(p -> sql.append(Ddl.policy(table, p)));
    if (!sql.isEmpty()) {
      out.append(sql).append('\n');
    }
  }
}
