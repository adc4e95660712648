package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
          again. `IF NOT EXISTS` and `IF EXISTS` let it go on.
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
    for (Guard guard : guards(statement.statement())) {
      Repair repair = statement.repair();
      String sql = Cures.like(statement.step().text(), guard.words() + " ");
      statement.report(
          guard.name(),
          "fails when this file is run again",
          repair.suggest(
              "Add " + guard.words().toUpperCase(Locale.ROOT),
              repair.insert(guard.name().start(), sql)));
    }
  }

  /** The words that are missing before a name. */
  private record Guard(Node name, String words) {
    static Guard made(Node name) {
      return new Guard(name, "if not exists");
    }

    static Guard gone(Node name) {
      return new Guard(name, "if exists");
    }
  }

  private static List<Guard> guards(Statement statement) {
    return switch (statement) {
      case TableStatement.CreateTable create when !create.ifNotExists() ->
          List.of(Guard.made(create.name()));
      case IndexStatement.CreateIndex create when !create.ifNotExists() && create.name() != null ->
          List.of(Guard.made(create.name()));
      case ObjectStatement.Drop drop when !drop.ifExists() ->
          List.of(Guard.gone(drop.targets().get(0)));
      case TableStatement.Alter alter ->
          alter.actions().stream().flatMap(NotRerunnable::guard).toList();
      default -> List.of();
    };
  }

  private static Stream<Guard> guard(AlterAction action) {
    return switch (action) {
      case AlterAction.AddColumn add when !add.ifNotExists() ->
          Stream.of(Guard.made(add.column().name()));
      case AlterAction.DropColumn drop when !drop.ifExists() ->
          Stream.of(Guard.gone(drop.column()));
      case AlterAction.DropConstraint drop when !drop.ifExists() ->
          Stream.of(Guard.gone(drop.name()));
      default -> Stream.empty();
    };
  }
}
