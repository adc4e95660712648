package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.text.Span;
import java.util.Optional;

/** A volatile default is computed for every row while everybody waits. */
final class DefaultRewritesTable implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "default-rewrites-table",
          Severity.INFO,
          Topic.LOCKS,
          "A default that is computed for every row",
          """
          A constant default, or a stable one such as `now()`, is stored once. A volatile one (`gen_random_uuid()`,
          `clock_timestamp()`, `nextval()`) is computed for each row, which rewrites the table under an ACCESS EXCLUSIVE
          lock. Add the column without it, set the default for new rows, and fill the old ones in batches.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets add column token uuid default gen_random_uuid();
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[default-rewrites-table]: ACCESS EXCLUSIVE on `tickets` blocks reads and writes while the table is rewritten
          --? Set the default for new rows and fill the old ones in the next migration
          --- migrations/2_change.sql
          alter table tickets add column token uuid;
          alter table tickets alter column token set default gen_random_uuid();
          --- migrations/3_fill_token.sql
          update tickets set token = default where token is null;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    Running.rewrites(statement, add -> !Running.isGenerated(add), add -> cure(statement, add));
  }

  private static Optional<Fix> cure(StatementCase statement, AlterAction.AddColumn add) {
    if (!(statement.statement() instanceof TableStatement.Alter alter)
        || alter.actions().size() > 1
        || add.column().constraints().size() != 1
        || !(add.column().constraints().get(0) instanceof Constraint.Default value)) {
      return Optional.empty();
    }
    Repair repair = statement.repair();
    String text = statement.step().text();
    String table = statement.source(alter.name());
    String column = statement.source(add.column().name());
    String set =
        "alter table %s alter column %s set default %s;"
            .formatted(table, column, statement.source(value.value()));
    String fill = "update %s set %s = default where %s is null;".formatted(table, column, column);
    int gap = text.lastIndexOf(statement.source(value)) - 1;
    return Running.later(
        statement,
        "Set the default for new rows and fill the old ones in the next migration",
        "fill_" + add.column().name().text(),
        Cures.like(text, fill),
        Running.here(
            repair,
            repair.replace(new Span(gap, value.end()), ""),
            repair.after(Cures.like(text, set))));
  }
}
