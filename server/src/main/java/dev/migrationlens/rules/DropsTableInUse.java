package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.ObjectStatement;

/** A table goes while clients may still ask for it. */
final class DropsTableInUse implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "drops-table-in-use",
          Severity.INFO,
          Topic.LOCKS,
          "A table dropped that running clients may still use",
          """
          Whoever still names the table fails, and its rows are gone for good. First let every client do without it, then
          drop it in a later release; a rename to `…_old` in between can be undone.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          drop table tickets;
          --         ^^^^^^^ info[drops-table-in-use]: clients that still use `tickets` fail, and its rows are lost
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (!(statement.statement() instanceof ObjectStatement.Drop drop)) {
      return;
    }
    switch (drop.kind()) {
      case TABLE -> tables(statement, drop);
      case SCHEMA -> schemas(statement, drop);
      case DATABASE -> {
        for (ObjectStatement.Target target : drop.targets()) {
          statement.report(target, lost(target.name().name(), "everything in it is lost"));
        }
      }
      default -> {}
    }
  }

  private static void tables(StatementCase statement, ObjectStatement.Drop drop) {
    for (Touch touch : Running.touches(statement, Claim.TABLE_DROP)) {
      for (ObjectStatement.Target target : drop.targets()) {
        if (target.name().name().equals(touch.relation().name())) {
          String name = touch.relation().name();
          Running.report(
              statement,
              target,
              lost(name, "its rows are lost"),
              Running.postponed(statement, "drop_" + name));
        }
      }
    }
  }

  private static void schemas(StatementCase statement, ObjectStatement.Drop drop) {
    for (ObjectStatement.Target target : drop.targets()) {
      String schema = target.name().name();
      if (drop.cascade() && Running.holdsTablesInUse(statement, schema)) {
        statement.report(target, lost(schema, "the rows of its tables are lost"));
      }
    }
  }

  private static String lost(String name, String what) {
    return "clients that still use `%s` fail, and %s".formatted(name, what);
  }
}
