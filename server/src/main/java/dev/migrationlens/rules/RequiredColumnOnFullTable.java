package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.text.Span;
import java.util.Optional;

/** A column that must have a value is added to rows that have none. */
final class RequiredColumnOnFullTable implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "required-column-on-full-table",
          Severity.WARNING,
          Topic.LOCKS,
          "A NOT NULL column without a default, where rows may be",
          """
          If the table has a row, PostgreSQL rejects the statement (23502), since the row would have no value. And clients
          that still insert without the column fail. Add it nullable or with a default, fill it, then SET NOT NULL.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets add column owner text not null;
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[required-column-on-full-table]: fails if `tickets` has a row, and clients that do not know `owner` can no longer insert
          --? Let it be null until the next migration, when it was filled
          --- migrations/2_change.sql
          alter table tickets add column owner text;
          --- migrations/3_require_owner.sql
          alter table tickets alter column owner set not null;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.AddColumn add : Running.actions(statement, AlterAction.AddColumn.class)) {
      Running.touches(statement, Claim.COLUMN_ADD_CHECKED).stream()
          .findFirst()
          .filter(t -> isRequired(add))
          .ifPresent(
              t ->
                  Running.report(
                      statement,
                      add,
                      "fails if `"
                          + t.relation().name()
                          + "` has a row, and clients that do not know `"
                          + add.column().name().text()
                          + "` can no longer insert",
                      cure(statement, add, t.relation())));
    }
  }

  private static boolean isRequired(AlterAction.AddColumn add) {
    return notNull(add).isPresent()
        && add.column().constraints().stream()
            .noneMatch(
                c ->
                    c instanceof Constraint.Default
                        || c instanceof Constraint.Generated
                        || c instanceof Constraint.Identity);
  }

  private static Optional<Constraint.NotNull> notNull(AlterAction.AddColumn add) {
    return add.column().constraints().stream()
        .filter(Constraint.NotNull.class::isInstance)
        .map(Constraint.NotNull.class::cast)
        .findFirst();
  }

  private static Optional<Fix> cure(
      StatementCase statement, AlterAction.AddColumn add, Relation table) {
    Repair repair = statement.repair();
    String text = statement.step().text();
    String require =
        "alter table %s alter column %s set not null;"
            .formatted(Running.name(table), statement.source(add.column().name()));
    return notNull(add)
        .flatMap(
            n ->
                Running.later(
                    statement,
                    "Let it be null until the next migration, when it was filled",
                    "require_" + add.column().name().text(),
                    Cures.like(text, require),
                    Running.here(repair, repair.replace(new Span(n.start() - 1, n.end()), ""))));
  }
}
