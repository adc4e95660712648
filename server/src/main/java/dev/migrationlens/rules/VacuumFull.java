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
import dev.migrationlens.syntax.ast.MaintenanceStatement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.text.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** VACUUM FULL and CLUSTER write the table again. */
final class VacuumFull implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "vacuum-full",
          Severity.INFO,
          Topic.LOCKS,
          "A table written again while everybody waits",
          """
          `VACUUM FULL` and `CLUSTER` copy the table under an ACCESS EXCLUSIVE lock. Plain `VACUUM` blocks nobody; where the
          space must go back to the disk, an extension such as pg_repack does it beside running clients.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          vacuum full tickets;
          --^^^^^^^^^^^^^^^^^ info[vacuum-full]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes while the table is rewritten
          --? Write plain VACUUM, which blocks nobody
          --- migrations/2_change.sql
          vacuum tickets;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof MaintenanceStatement
        || statement.statement() instanceof TableStatement.Alter) {
      for (Touch touch :
          Running.touches(statement, Claim.VACUUM_FULL, Claim.CLUSTER, Claim.TABLE_PERSISTENCE)) {
        Running.report(
            statement,
            touch,
            statement.statement(),
            Running.lock(statement, touch, "while the table is rewritten"),
            plain(statement));
      }
    }
  }

  /** The first of several words in parentheses, the only one, or the word by itself. */
  private static final Pattern FULL =
      Pattern.compile(
          "(?i)^vacuum\\s*(\\(\\s*full\\s*\\)\\s*|\\(\\s*(full\\s*,\\s*)|\\s(full\\s+))");

  private static Optional<Fix> plain(StatementCase statement) {
    Matcher full = FULL.matcher(statement.step().text());
    if (!full.find()) {
      return Optional.empty();
    }
    int group = full.group(2) != null ? 2 : full.group(3) != null ? 3 : 1;
    Repair repair = statement.repair();
    var word = new Span(full.start(group), full.end(group));
    return Optional.of(
        repair.suggest("Write plain VACUUM, which blocks nobody", repair.replace(word, "")));
  }
}
