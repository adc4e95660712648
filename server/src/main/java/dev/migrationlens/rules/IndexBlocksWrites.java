package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.syntax.ast.IndexStatement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CREATE INDEX without CONCURRENTLY on a table that is in use. */
final class IndexBlocksWrites implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "index-blocks-writes",
          Severity.INFO,
          Topic.LOCKS,
          "An index built while writes wait",
          """
          `CREATE INDEX` holds a SHARE lock until the index is built: reads go on, every INSERT, UPDATE and DELETE
          waits. `CREATE INDEX CONCURRENTLY` reads the table twice and blocks nobody, but runs in no transaction.
          A table that this migration made is nobody's yet, and is not warned about.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          create index tickets_title on tickets (title);
          --                            ^^^^^^^ info[index-blocks-writes]: SHARE on `tickets` blocks writes while the index is built
          --? Add CONCURRENTLY
          --- migrations/2_change.sql
          create index concurrently tickets_title on tickets (title);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (!(statement.statement() instanceof IndexStatement.CreateIndex create)) {
      return;
    }
    Running.touches(statement, Claim.INDEX_BUILD).stream()
        .findFirst()
        .ifPresent(
            t ->
                Running.report(
                    statement,
                    t,
                    create.table(),
                    Running.lock(statement, t, "while the index is built"),
                    cure(statement, create, t)));
  }

  private static final Pattern INDEX = Pattern.compile("(?i)index\\s+");

  private static Optional<Fix> cure(
      StatementCase statement, IndexStatement.CreateIndex create, Touch touch) {
    Matcher word = INDEX.matcher(statement.step().text());
    return touch.relation().traits().partitionBy() == null && word.find()
        ? Running.concurrently(
            statement, word.end(), create.name() == null ? "create_index" : create.name().name())
        : Optional.empty();
  }
}
