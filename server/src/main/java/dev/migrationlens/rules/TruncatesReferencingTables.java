package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
          --? Name every table
          --- migrations/2_change.sql
          truncate tickets, notes;
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
        Running.report(
            statement,
            truncate,
            "empties " + String.join(", ", others) + " too",
            cure(statement, truncate, named));
      }
    }
  }

  private static Optional<Fix> cure(
      StatementCase statement, DmlStatement.Truncate truncate, List<String> named) {
    String others =
        Running.touches(statement, Claim.TABLE_TRUNCATE).stream()
            .map(Touch::relation)
            .filter(r -> !named.contains(r.name()))
            .map(r -> ", " + Running.name(r))
            .sorted()
            .collect(Collectors.joining());
    String text = statement.step().text();
    int last = truncate.tables().get(truncate.tables().size() - 1).end();
    int cascade = text.toLowerCase(Locale.ROOT).lastIndexOf("cascade");
    Repair repair = statement.repair();
    return cascade < last
        ? Optional.empty()
        : Optional.of(
            repair.suggest(
                "Name every table",
                repair.insert(last, others),
                repair.replace(new Span(cascade - 1, cascade + "cascade".length()), "")));
  }
}
