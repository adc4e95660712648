package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.List;

/** TRUNCATE … CASCADE empties tables that it does not name. */
final class TruncatesReferencingTables implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "truncates-referencing-tables",
          Severity.WARNING,
          Topic.LOCKS,
          "TRUNCATE that empties tables it does not name",
          """
          `CASCADE` empties every table with a foreign key to the named one, and every table with a key to those. Name the
          tables that are to be emptied instead.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table notes (id int primary key, ticket_id int references tickets (id));
          --- migrations/2_change.sql
          truncate tickets cascade;
          --^^^^^^^^^^^^^^^^^^^^^^ warning[truncates-referencing-tables]: empties `notes` too
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof DmlStatement.Truncate truncate && truncate.cascade()) {
      List<String> named = truncate.tables().stream().map(ObjectName::name).toList();
      List<String> others =
          Running.touches(statement, Claim.TABLE_TRUNCATE).stream()
              .map(t -> t.relation().name())
              .filter(n -> !named.contains(n))
              .map(n -> "`" + n + "`")
              .sorted()
              .toList();
      if (!others.isEmpty()) {
        statement.report(truncate, "empties " + String.join(", ", others) + " too");
      }
    }
  }
}
