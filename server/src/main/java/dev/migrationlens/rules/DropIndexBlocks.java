package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.ObjectStatement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DROP INDEX without CONCURRENTLY on a table that is in use. */
final class DropIndexBlocks implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "drop-index-blocks",
          Severity.INFO,
          Topic.LOCKS,
          "An index dropped while everybody waits",
          """
          `DROP INDEX` needs an ACCESS EXCLUSIVE lock on the table, and waits for it behind every running query, while
          all others wait behind it. `DROP INDEX CONCURRENTLY` blocks nobody, but runs in no transaction.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create index tickets_title on tickets (title);
          --- migrations/2_change.sql
          drop index tickets_title;
          --^^^^^^^^^^^^^^^^^^^^^^ info[drop-index-blocks]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes
          --? Add CONCURRENTLY
          --- migrations/2_change.sql
          drop index concurrently tickets_title;
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
    Running.touches(statement, Claim.INDEX_DROP).stream()
        .findFirst()
        .ifPresent(
            t ->
                Running.report(
                    statement, t, drop, Running.lock(statement, t), cure(statement, drop)));
  }

  private static final Pattern INDEX = Pattern.compile("(?i)index\\s+");

  private static Optional<Fix> cure(StatementCase statement, ObjectStatement.Drop drop) {
    Matcher word = INDEX.matcher(statement.step().text());
    return drop.targets().size() == 1 && !drop.cascade() && word.find()
        ? Running.concurrently(statement, word.end(), "drop_" + drop.targets().get(0).name().name())
        : Optional.empty();
  }
}
