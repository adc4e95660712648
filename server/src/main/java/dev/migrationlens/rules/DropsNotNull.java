package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.AlterAction;
import java.util.Optional;

/** A column that never was null may be from now on. */
final class DropsNotNull implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "drops-not-null",
          Severity.INFO,
          Topic.LOCKS,
          "A column that clients believe is never null",
          """
          Clients that read the column were written when it always had a value. Let them handle null first, then drop the
          constraint; to undo it later, every row must be looked at.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text not null, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets alter column title drop not null;
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[drops-not-null]: clients that read `title` of `tickets` may now meet a null
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.SetNotNull set : Running.actions(statement, AlterAction.SetNotNull.class)) {
      Running.touches(statement, Claim.NOT_NULL_DROP).stream()
          .findFirst()
          .filter(t -> wasNotNull(set, t.relation()))
          .ifPresent(
              t ->
                  Running.report(
                      statement,
                      t,
                      set,
                      "clients that read `"
                          + set.column().text()
                          + "` of `"
                          + t.relation().name()
                          + "` may now meet a null",
                      Optional.empty()));
    }
  }

  private static boolean wasNotNull(AlterAction.SetNotNull set, Relation table) {
    Column column = table.column(set.column().text());
    return column != null && column.notNull();
  }
}
