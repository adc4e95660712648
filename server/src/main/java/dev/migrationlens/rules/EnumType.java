package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.TypeStatement;

/** An enumeration as a type. */
final class EnumType implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "enum-type",
          Severity.OFF,
          Topic.LOCKS,
          "An enumeration as a type",
          """
          A value of an enum can be added but never removed, and not used in the transaction that adds it. A table of values with
          a foreign key, or a `CHECK`, can be changed like anything else.
          """,
          """
          --- migration-lens.json
          {"rules": {"enum-type": "info"}}
          --- migrations/1_tickets.sql
          create type status as enum ('open', 'closed');
          --          ^^^^^^ info[enum-type]: values of `status` can never be removed
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof TypeStatement.CreateEnum create) {
      statement.report(
          create.name(), "values of `" + create.name().name() + "` can never be removed");
    }
  }
}
