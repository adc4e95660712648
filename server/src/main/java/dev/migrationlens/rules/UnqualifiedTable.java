package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.TableStatement;

/** A table made where search_path says. */
final class UnqualifiedTable implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unqualified-table",
          Severity.OFF,
          Topic.LOCKS,
          "A table made where search_path says",
          """
          Which schema an unqualified name goes to depends on the session. With the schema written, the migration does the same
          everywhere.
          """,
          """
          --- migration-lens.json
          {"rules": {"unqualified-table": "info"}}
          --- migrations/1_tickets.sql
          create table tickets (id bigint primary key);
          --           ^^^^^^^ info[unqualified-table]: the schema of `tickets` is left to `search_path`
          --? Write public
          --- migrations/1_tickets.sql
          create table public.tickets (id bigint primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof TableStatement.CreateTable create
        && create.name().schema() == null
        && create.persistence() != TableStatement.Persistence.TEMPORARY) {
      var made = statement.after().relationEntry("public", create.name().name());
      Repair repair = statement.repair();
      statement.report(
          create.name(),
          "the schema of `" + create.name().name() + "` is left to `search_path`",
          made != null && made.origin().step() == statement.step().id()
              ? new Fix[] {
                repair.suggest("Write public", repair.insert(create.name().start(), "public."))
              }
              : new Fix[0]);
    }
  }
}
