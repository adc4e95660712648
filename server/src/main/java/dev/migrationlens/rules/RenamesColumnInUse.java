package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.ObjectStatement;
import org.jspecify.annotations.Nullable;

/** A column is renamed while clients use its old name. */
final class RenamesColumnInUse implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "renames-column-in-use",
          Severity.INFO,
          Topic.LOCKS,
          "A column renamed under running clients",
          """
          Clients cannot change their queries in the moment in which the name changes: those with the old name fail until
          they are restarted, those with the new one fail before. Expand and contract instead: add the new column, write
          both, fill it, read the new one, drop the old one.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets rename column title to subject;
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[renames-column-in-use]: clients that use column `title` of `tickets` fail from the rename to their restart
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof ObjectStatement.Rename rename
        && rename.target().kind() == ObjectKind.COLUMN) {
      Running.touches(statement, Claim.TABLE_RENAME).stream()
          .findFirst()
          .filter(t -> isOld(statement, t.relation().column(rename.target().name().name())))
          .ifPresent(
              t ->
                  statement.report(
                      rename,
                      "clients that use column `"
                          + rename.target().name().name()
                          + "` of `"
                          + t.relation().name()
                          + "` fail from the rename to their restart"));
    }
  }

  private static boolean isOld(StatementCase statement, @Nullable Column column) {
    return column != null && !Clients.bornIn(statement.replay(), statement.step(), column.origin());
  }
}
