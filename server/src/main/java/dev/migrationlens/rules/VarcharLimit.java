package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.TypeName;
import org.jspecify.annotations.Nullable;

/** A length limit in a column's type. */
final class VarcharLimit implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "varchar-limit",
          Severity.OFF,
          Topic.LOCKS,
          "A length limit in a column's type",
          """
          To change the limit later is a schema change, and to lower it rewrites the table. `text` with a `CHECK` on the length
          can be changed NOT VALID.
          """,
          """
          --- migration-lens.json
          {"rules": {"varchar-limit": "info"}}
          --- migrations/1_tickets.sql
          create table tickets (id bigint primary key, title varchar(80));
          --                                                 ^^^^^^^^^^^ info[varchar-limit]: a limit in the type is hard to change
          --? Write text
          --- migrations/1_tickets.sql
          create table tickets (id bigint primary key, title text);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    Running.columns(statement.statement()).forEach(column -> type(statement, column.type()));
    Running.actions(statement, AlterAction.SetType.class)
        .forEach(set -> type(statement, set.type()));
  }

  private static void type(StatementCase statement, @Nullable TypeName type) {
    if (type != null && type.name().name().equals("varchar") && !type.modifiers().isEmpty()) {
      Repair repair = statement.repair();
      statement.report(
          type,
          "a limit in the type is hard to change",
          repair.suggest(
              "Write text", repair.replace(type, Cures.like(statement.step().text(), "text"))));
    }
  }
}
