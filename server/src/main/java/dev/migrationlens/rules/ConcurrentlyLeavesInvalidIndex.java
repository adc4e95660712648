package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.text.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IF NOT EXISTS keeps the invalid index of a failed attempt. */
final class ConcurrentlyLeavesInvalidIndex implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "concurrently-leaves-invalid-index",
          Severity.INFO,
          Topic.LOCKS,
          "An index that may stay invalid",
          """
          When `CREATE INDEX CONCURRENTLY` fails, the index stays behind, invalid: it is kept up to date and never used. Run again,
          `IF NOT EXISTS` finds it and does nothing. Drop it first.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          create index concurrently if not exists tickets_title on tickets (title);
          --                                      ^^^^^^^^^^^^^ info[concurrently-leaves-invalid-index]: if an earlier attempt failed, its invalid index is kept
          --? Drop what a failed attempt left
          --- migrations/2_change.sql
          drop index concurrently if exists tickets_title;
          create index concurrently tickets_title on tickets (title);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof IndexStatement.CreateIndex create
        && create.concurrently()
        && create.ifNotExists()
        && create.name() != null) {
      Running.touches(statement, Claim.INDEX_BUILD_CONCURRENTLY).stream()
          .findFirst()
          .ifPresent(
              t ->
                  Running.report(
                      statement,
                      create.name(),
                      "if an earlier attempt failed, its invalid index is kept",
                      cure(statement, create)));
    }
  }

  private static final Pattern GUARD = Pattern.compile("(?i)if\\s+not\\s+exists\\s+");

  private static Optional<Fix> cure(StatementCase statement, IndexStatement.CreateIndex create) {
    Matcher guard = GUARD.matcher(statement.step().text());
    if (create.name() == null || !guard.find()) {
      return Optional.empty();
    }
    Repair repair = statement.repair();
    String drop =
        Cures.like(
            statement.step().text(),
            "drop index concurrently if exists " + statement.source(create.name()) + ";");
    return Optional.of(
        repair.suggest(
            "Drop what a failed attempt left",
            repair.before(drop),
            repair.replace(new Span(guard.start(), guard.end()), "")));
  }
}
