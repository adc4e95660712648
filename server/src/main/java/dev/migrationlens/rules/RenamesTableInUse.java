package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.Optional;

/** A table is renamed while clients use its old name. */
final class RenamesTableInUse implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "renames-table-in-use",
          Severity.INFO,
          Topic.LOCKS,
          "A table renamed under running clients",
          """
          Clients cannot change their queries in the moment in which the name changes: those with the old name fail until
          they are restarted, those with the new one fail before. Expand and contract instead: create a view with the new
          name, move the clients to it, then rename the table and drop the view, in one transaction.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets rename to issues;
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[renames-table-in-use]: clients that use `tickets` fail from the rename to their restart
          --? Let a view have the new name until every client uses it
          --- migrations/2_change.sql
          create view issues with (security_invoker = on) as select * from tickets;
          --- migrations/3_rename_tickets.sql
          begin;
          drop view issues;
          -- allow: renames-table-in-use, every client uses issues by now
          alter table tickets rename to issues;
          commit;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    switch (statement.statement()) {
      case ObjectStatement.Rename rename when rename.target().kind() == ObjectKind.TABLE -> {
        for (Touch touch : Running.touches(statement, Claim.TABLE_RENAME)) {
          Optional<Fix> cure =
              ExpandAndContract.renameTable(statement, touch.relation(), rename.newName().text());
          report(statement, rename, rename.target(), cure);
        }
      }
      case ObjectStatement.SetSchema set when set.target().kind() == ObjectKind.TABLE ->
          moved(statement, set, set.target());
      case ObjectStatement.Rename rename
          when rename.target().kind() == ObjectKind.SCHEMA
              && Running.holdsTablesInUse(statement, rename.target().name().name()) ->
          report(statement, rename, rename.target(), Optional.empty());
      default -> {}
    }
  }

  private static void moved(StatementCase statement, Node at, Target target) {
    if (!Running.touches(statement, Claim.TABLE_MOVE).isEmpty()) {
      report(statement, at, target, Optional.empty());
    }
  }

  private static void report(StatementCase statement, Node at, Target target, Optional<Fix> cure) {
    String name = target.name().name();
    Running.report(
        statement,
        at,
        "clients that use `" + name + "` fail from the rename to their restart",
        cure);
  }
}
