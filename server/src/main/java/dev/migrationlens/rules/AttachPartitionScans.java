package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** ATTACH PARTITION looks at every row of the new partition. */
final class AttachPartitionScans implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "attach-partition-scans",
          Severity.INFO,
          Topic.LOCKS,
          "A partition whose every row is looked at while it is attached",
          """
          PostgreSQL looks at every row of the table, under an ACCESS EXCLUSIVE lock on it, to see that they fit the bounds.
          A valid `CHECK` that says the same, added NOT VALID and validated before, spares the look; drop it afterwards.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create table events (id int, at date) partition by range (at);
          create table events_old partition of events for values from ('2020-01-01') to ('2021-01-01');
          create table events_new (id int, at date);
          --- migrations/2_change.sql
          alter table events attach partition events_new for values from ('2021-01-01') to ('2022-01-01');
          --                                  ^^^^^^^^^^ info[attach-partition-scans]: ACCESS EXCLUSIVE on `events_new` blocks reads and writes while every row is looked at
          --? Let a validated CHECK prove it, in the next migration
          --- migrations/2_change.sql
          alter table events_new add constraint events_new_bounds check (at is not null and at >= '2021-01-01' and at < '2022-01-01') not valid;
          --- migrations/3_attach_events_new.sql
          alter table events_new validate constraint events_new_bounds;
          alter table events attach partition events_new for values from ('2021-01-01') to ('2022-01-01');
          alter table events_new drop constraint events_new_bounds;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (AlterAction.AttachPartition attach :
        Running.actions(statement, AlterAction.AttachPartition.class)) {
      for (Touch touch : Running.touches(statement, Claim.PARTITION_ATTACH)) {
        Running.report(
            statement,
            touch,
            attach.partition(),
            Running.lock(statement, touch, "while every row is looked at"),
            cure(statement, attach, touch.relation()));
      }
    }
  }

  /** A check that says what the bounds say is validated while everybody works. */
  private static Optional<Fix> cure(
      StatementCase statement, AlterAction.AttachPartition attach, Relation partition) {
    boolean only =
        statement.statement() instanceof TableStatement.Alter alter && alter.actions().size() == 1;
    return only
        ? bounds(statement, attach).flatMap(b -> cure(statement, partition, b))
        : Optional.empty();
  }

  private static Optional<Fix> cure(StatementCase statement, Relation partition, String bounds) {
    Repair repair = statement.repair();
    String text = statement.step().text();
    String table = Running.name(partition);
    String check = Names.quote(partition.name() + "_bounds");
    String add =
        "alter table %s add constraint %s check (%s) not valid".formatted(table, check, bounds);
    String validate = "alter table %s validate constraint %s;\n".formatted(table, check);
    String drop = "\nalter table %s drop constraint %s;".formatted(table, check);
    return Running.later(
        statement,
        "Let a validated CHECK prove it, in the next migration",
        "attach_" + partition.name(),
        Cures.like(text, validate) + text + ";" + Cures.like(text, drop),
        Running.here(repair, repair.replace(statement.statement(), Cures.like(text, add))));
  }

  /** The bounds of one column as a condition. */
  private static Optional<String> bounds(
      StatementCase statement, AlterAction.AttachPartition attach) {
    TableStatement.PartitionBound bound = attach.bound();
    Column column = key(statement);
    if (bound == null || column == null) {
      return Optional.empty();
    }
    String name = Names.quote(column.name());
    String present = name + " is not null and ";
    return switch (bound.kind()) {
      case RANGE ->
          bound.values().stream().allMatch(Expr.Literal.class::isInstance)
                  && bound.to().stream().allMatch(Expr.Literal.class::isInstance)
              ? Optional.of(
                  present
                      + "%1$s >= %2$s and %1$s < %3$s"
                          .formatted(
                              name,
                              statement.source(bound.values().get(0)),
                              statement.source(bound.to().get(0))))
              : Optional.empty();
      case IN ->
          bound.values().stream().noneMatch(AttachPartitionScans::isNull)
              ? Optional.of(
                  present
                      + bound.values().stream()
                          .map(statement::source)
                          .collect(Collectors.joining(", ", name + " in (", ")")))
              : Optional.empty();
      case DEFAULT, HASH -> Optional.empty();
    };
  }

  private static boolean isNull(Expr value) {
    return value instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.NULL;
  }

  /** The only column by which the table is divided; null where there are others. */
  private static @Nullable Column key(StatementCase statement) {
    return statement.impact().of(Claim.PARTITION_ATTACH_PARENT).stream()
        .map(Touch::relation)
        .filter(r -> r.traits().partitionColumns().size() == 1)
        .map(r -> r.column(r.traits().partitionColumns().get(0)))
        .findFirst()
        .orElse(null);
  }
}
