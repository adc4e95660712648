package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.Optional;

/** A statement that fails when the migration is run again. */
final class NotRerunnable implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "not-rerunnable",
          Severity.OFF,
          Topic.LOCKS,
          "A statement that fails when the migration is run again",
          """
          Outside a transaction, a migration that fails half-way leaves what it had done, and fails at it when it is tried
          again. `IF NOT EXISTS` lets it go on.
          """,
          """
          --- migration-lens.json
          {"rules": {"not-rerunnable": "info"}}
          --- migrations/1_tickets.sql
          create table tickets (id int primary key);
          --           ^^^^^^^ info[not-rerunnable]: fails when this file is run again
          --? Add IF NOT EXISTS
          --- migrations/1_tickets.sql
          create table if not exists tickets (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (!Running.alone(statement)) {
      return;
    }
    name(statement.statement())
        .ifPresent(
            name -> {
              Repair repair = statement.repair();
              String sql = Cures.like(statement.step().text(), "if not exists ");
              statement.report(
                  name,
                  "fails when this file is run again",
                  repair.suggest("Add IF NOT EXISTS", repair.insert(name.start(), sql)));
            });
  }

  private static Optional<ObjectName> name(Statement statement) {
    return switch (statement) {
      case TableStatement.CreateTable create when !create.ifNotExists() ->
          Optional.of(create.name());
      case IndexStatement.CreateIndex create when !create.ifNotExists() ->
          Optional.ofNullable(create.name());
      default -> Optional.empty();
    };
  }
}
