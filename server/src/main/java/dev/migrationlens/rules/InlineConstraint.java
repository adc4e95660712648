package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Draft;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A constraint that comes with a new column: every row is looked at, although the column is new.
 */
final class InlineConstraint {
  private InlineConstraint() {}

  /** How one is made harmless. */
  interface Cure {
    Optional<Fix> of(AlterAction.AddColumn add, Constraint constraint, Relation table);
  }

  /** Reports those of a kind in columns that are added without a rewrite. */
  static void report(
      StatementCase statement, Predicate<Constraint> which, String during, Cure cure) {
    for (AlterAction.AddColumn add : Running.actions(statement, AlterAction.AddColumn.class)) {
      List<Touch> touches = Running.touches(statement, Claim.COLUMN_ADD_CHECKED);
      for (Constraint constraint : add.column().constraints()) {
        if (which.test(constraint) && !touches.isEmpty()) {
          Touch touch = touches.get(0);
          Running.report(
              statement,
              touch,
              constraint,
              Running.lock(statement, touch, during),
              cure.of(add, constraint, touch.relation()));
        }
      }
    }
  }

  /** Adds a check NOT VALID beside the column, and validates it in the next migration. */
  static Optional<Fix> notValid(
      StatementCase statement, AlterAction.AddColumn add, Constraint check, Relation table) {
    return Constraints.made(statement, table, check)
        .flatMap(
            name -> {
              Repair repair = statement.repair();
              String text = statement.step().text();
              String written = statement.source(check);
              String named =
                  check.name() == null
                      ? "constraint " + Names.quote(name) + " " + written
                      : written;
              String validate =
                  "alter table %s validate constraint %s;"
                      .formatted(Running.name(table), Names.quote(name));
              return Running.later(
                  statement,
                  "Add it NOT VALID and validate it in the next migration",
                  "validate_" + name,
                  Cures.like(text, validate),
                  Running.here(
                      repair,
                      without(statement, check),
                      repair.insert(add.end(), Cures.like(text, ", add " + named + " not valid"))));
            });
  }

  /** Adds the column alone; its key's index is built in a migration of its own. */
  static Optional<Fix> indexed(
      StatementCase statement, AlterAction.AddColumn add, Constraint key, Relation on) {
    return Constraints.made(statement, on, key)
        .flatMap(
            name -> {
              Repair repair = statement.repair();
              String index = Names.quote(name);
              String table = Running.name(on);
              String column = Names.quote(add.column().name().text());
              String text = statement.step().text();
              String build =
                  Cures.like(
                      text,
                      "create unique index concurrently %s on %s (%s);"
                          .formatted(index, table, column));
              String use =
                  Cures.like(
                      text,
                      "alter table %s add constraint %s unique using index %2$s;"
                          .formatted(table, index));
              String title = "Build the index CONCURRENTLY, then make it the key";
              return Running.alone(statement)
                  ? Optional.of(
                      repair.suggest(
                          title, without(statement, key), repair.after(build + "\n" + use)))
                  : Running.later(
                      statement.files(),
                      title,
                      List.of(Draft.alone("build_" + name, build), Draft.usual("use_" + name, use)),
                      Running.here(repair, without(statement, key)));
            });
  }

  /** The constraint goes with the blank before it. */
  private static Edit without(StatementCase statement, Constraint constraint) {
    return statement.repair().replace(new Span(constraint.start() - 1, constraint.end()), "");
  }
}
