package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.syntax.ast.AlterAction;

/** A column goes while clients may still ask for it. */
final class DropsColumnInUse implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "drops-column-in-use",
          Severity.INFO,
          Topic.LOCKS,
          "A column dropped that running clients may still use",
          """
          Between this migration and the last client's restart, whoever names the column fails; so does a prepared
          `SELECT *`. First let every client do without it, then drop it in a later release. The data is gone for good.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets add column state text;
          alter table tickets drop column status;
          --                  ^^^^^^^^^^^^^^^^^^ info[drops-column-in-use]: clients that still use `status` of `tickets` fail, and its data is lost
          --? Do it in the next migration, when every client does without
          --- migrations/2_change.sql
          alter table tickets add column state text;
          --- migrations/3_drop_status.sql
          alter table tickets drop column status;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.DropColumn drop : Running.actions(statement, AlterAction.DropColumn.class)) {
      Running.touches(statement, Claim.COLUMN_DROP).stream()
          .findFirst()
          .filter(t -> isOld(statement, drop, t.relation()))
          .ifPresent(
              t ->
                  Running.report(
                      statement,
                      t,
                      drop,
                      "clients that still use `"
                          + drop.column().text()
                          + "` of `"
                          + t.relation().name()
                          + "` fail, and its data is lost",
                      Running.postponed(statement, "drop_" + drop.column().text())));
    }
  }

  private static boolean isOld(
      StatementCase statement, AlterAction.DropColumn drop, Relation table) {
    Column column = table.column(drop.column().text());
    return column != null
        && table.kind().isTable()
        && !Clients.bornIn(statement.replay(), statement.step(), column.origin());
  }
}
