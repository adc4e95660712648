package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Draft;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A key in two steps: its index is built while everybody works, then becomes the key. */
final class UsingIndex {
  private UsingIndex() {}

  static Optional<Fix> cure(
      StatementCase statement, AlterAction add, Constraint.Key key, Relation table) {
    boolean only =
        statement.statement() instanceof TableStatement.Alter alter && alter.actions().size() == 1;
    boolean plain =
        key.including().isEmpty()
            && !key.nullsNotDistinct()
            && !key.withoutOverlaps()
            && !key.timing().deferrable();
    if (!only || !plain || table.traits().partitionBy() != null) {
      return Optional.empty();
    }
    return Constraints.made(statement, table, key)
        .flatMap(name -> cure(statement, add, key, table, name));
  }

  private static Optional<Fix> cure(
      StatementCase statement, AlterAction add, Constraint.Key key, Relation table, String name) {
    Repair repair = statement.repair();
    String columns =
        key.columns().stream().map(c -> Names.quote(c.text())).collect(Collectors.joining(", "));
    String index = Names.quote(name);
    String build =
        Cures.like(
            statement.step().text(),
            "create unique index concurrently %s on %s (%s);"
                .formatted(index, Running.name(table), columns));
    String adopt =
        Cures.like(
            statement.step().text(),
            "add constraint %s %s using index %s"
                .formatted(index, key.primary() ? "primary key" : "unique", index));
    String title = "Build the index CONCURRENTLY, then make it the key";
    if (Running.alone(statement)) {
      return Optional.of(repair.suggest(title, repair.before(build), repair.replace(add, adopt)));
    }
    String text = statement.step().text();
    String alter = text.substring(0, add.start()) + adopt + text.substring(add.end()) + ";";
    return Running.later(
        statement.files(),
        title,
        List.of(Draft.alone("build_" + name, build), Draft.usual("use_" + name, alter)),
        Running.here(repair, repair.remove()));
  }
}
