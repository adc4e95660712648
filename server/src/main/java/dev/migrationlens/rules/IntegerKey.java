package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.Set;

/** A primary key that ends at two thousand million. */
final class IntegerKey implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "integer-key",
          Severity.OFF,
          Topic.LOCKS,
          "A primary key that runs out",
          """
          `integer` ends at 2,147,483,647. When a table gets there, every insert fails, and to change the type then rewrites the
          table and all that refers to it. `bigint` costs four bytes a row.
          """,
          """
          --- migration-lens.json
          {"rules": {"integer-key": "info"}}
          --- migrations/1_tickets.sql
          create table tickets (id integer primary key, title text);
          --                       ^^^^^^^ info[integer-key]: `id` runs out at 2,147,483,647
          --? Write the wide type
          --- migrations/1_tickets.sql
          create table tickets (id bigint primary key, title text);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (ColumnDef column : Running.columns(statement.statement())) {
      TypeName type = column.type();
      if (type != null && isKey(column) && SMALL.contains(type.name().name())) {
        Repair repair = statement.repair();
        statement.report(
            type,
            "`"
                + column.name().text()
                + "` runs out at "
                + (type.name().name().contains("2") || type.name().name().startsWith("small")
                    ? "32,767"
                    : "2,147,483,647"),
            repair.suggest(
                "Write the wide type",
                repair.replace(
                    type,
                    Cures.like(
                        statement.step().text(),
                        type.name().name().contains("serial") ? "bigserial" : "bigint"))));
      }
    }
  }

  private static final Set<String> SMALL =
      Set.of("int4", "int2", "serial", "serial4", "smallserial", "serial2");

  private static boolean isKey(ColumnDef column) {
    return column.constraints().stream()
        .anyMatch(c -> c instanceof Constraint.Key key && key.primary());
  }
}
