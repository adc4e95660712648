package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.TypeName;

/** A column of type json. */
final class JsonNotJsonb implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "json-not-jsonb",
          Severity.HINT,
          Topic.LOCKS,
          "A column of type json",
          """
          `json` keeps the text as it came and parses it at every use; it has no equality, so `DISTINCT`, `GROUP BY` and
          unique indexes fail, and no index looks inside. `jsonb` has all of these.
          """,
          """
          create table tickets (id bigint primary key, data json);
          --                                                ^^^^ hint[json-not-jsonb]: `json` has no equality and no index
          --? Write jsonb
          create table tickets (id bigint primary key, data jsonb);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (ColumnDef column : Running.columns(statement.statement())) {
      TypeName type = column.type();
      if (type != null && type.name().name().equals("json") && type.dimensions() == 0) {
        Repair repair = statement.repair();
        statement.report(
            type,
            "`json` has no equality and no index",
            repair.suggest(
                "Write jsonb", repair.replace(type, Cures.like(statement.step().text(), "jsonb"))));
      }
    }
  }
}
