package dev.migrationlens.rules;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A foreign key whose rows cannot be found. */
final class UnindexedForeignKey implements Rule.OfSchema {
  private static final Pattern INDEX = Pattern.compile("(?i)create\\s+(unique\\s+)?index");

  private static final RuleInfo INFO =
      new RuleInfo(
          "unindexed-foreign-key",
          Severity.INFO,
          Topic.INTEGRITY,
          "No index starts with the columns of a foreign key",
          """
          PostgreSQL indexes the key that is referenced, not the columns that reference it. Deleting a referenced
          row, and joining from it, then reads the whole table.
          """,
          """
          create table customers (id int primary key);
          create table tickets (id int primary key, customer_id int references customers (id));
          --                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^ info[unindexed-foreign-key]: no index starts with `customer_id`: deleting from `customers` reads all of `tickets`
          --? Create the index
          create table customers (id int primary key);
          create table tickets (id int primary key, customer_id int references customers (id));
          create index on tickets (customer_id);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      if (!table.kind().isTable() || !table.complete() || !table.parents().isEmpty()) {
        continue;
      }
      List<Index> indexes = schema.end().indexes(table.id());
      for (TableConstraint key : table.constraints()) {
        Relation target = key.target() == 0 ? null : schema.end().relationById(key.target());
        boolean found = indexes.stream().anyMatch(i -> startsWith(i, key.columns()));
        if (target != null && !found && !schema.doubtful(table.origin(), INDEX)) {
          report(schema, table, key, target);
        }
      }
    }
  }

  private static boolean startsWith(Index index, List<Integer> columns) {
    return index.predicate() == null
        && index.columns().size() >= columns.size()
        && Set.copyOf(columns).equals(Set.copyOf(index.columns().subList(0, columns.size())));
  }

  private static void report(
      SchemaCase schema, Relation table, TableConstraint key, Relation target) {
    List<String> names = table.names(key.columns());
    Step step = schema.step(key.origin());
    Fix[] cures = new Fix[0];
    if (step != null && named(step, table) != null) {
      Repair repair = schema.repair(step);
      String quoted = String.join(", ", names.stream().map(Names::quote).toList());
      String sql =
          Cures.like(step.text(), "create index on ") + named(step, table) + " (" + quoted + ");";
      cures = new Fix[] {repair.suggest("Create the index", repair.after(sql))};
    }
    schema.report(
        key.origin(),
        "no index starts with `"
            + String.join(", ", names)
            + "`: deleting from `"
            + target.name()
            + "` reads all of `"
            + table.name()
            + "`",
        cures);
  }

  /** The table as the statement that makes the key writes it. */
  private static @Nullable String named(Step step, Relation table) {
    ObjectName name =
        switch (step.parsed() == null ? null : step.parsed().statement()) {
          case CreateTable create -> create.name();
          case Alter alter -> alter.name();
          case null, default -> null;
        };
    return name == null || !name.name().equals(table.name()) ? null : Seen.source(step, name);
  }
}
