package dev.migrationlens.rules;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.IndexStatement.CreateIndex;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement.ColumnElement;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;

/** A statement that makes again what is there. */
final class RepeatedByLaterFile implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "repeated-by-later-file",
          Severity.INFO,
          Topic.FILES,
          "A later file makes again what exists",
          """
          The table or index is there already, and just like this, so the statement does nothing. Files that "fix" an
          earlier one by saying all of it again hide what they really change.
          """,
          """
          --- migrations/001_notes.sql
          create table notes (id int primary key, body text);
          --- migrations/002_fix_notes.sql
          create table if not exists notes (id int primary key, body text);
          --                         ^^^^^ info[repeated-by-later-file]: `notes` is there since 001_notes.sql: this does nothing
          create index on notes (body);
          --? Delete the statement
          --- migrations/002_fix_notes.sql
          create index on notes (body);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Seen.each(
        schema.replay(),
        CreateTable.class,
        (step, create) -> {
          Relation there =
              create.ifNotExists()
                  ? Seen.relation(schema.replay().before(step), create.name())
                  : null;
          if (there != null && isSame(there, create)) {
            report(schema, step, create.name(), there.origin());
          }
        });
    Seen.each(
        schema.replay(),
        CreateIndex.class,
        (step, create) -> {
          ObjectName name = create.name();
          if (create.ifNotExists()
              && name != null
              && Seen.entry(schema.replay().before(step), name) instanceof Index there
              && isSame(schema, step, there, create)) {
            report(schema, step, name, there.origin());
          }
        });
  }

  private static boolean isSame(Relation there, CreateTable create) {
    return create.elements().stream()
        .allMatch(
            e ->
                !(e instanceof ColumnElement column)
                    || there.column(column.column().name().text()) != null);
  }

  private static boolean isSame(SchemaCase schema, Step step, Index there, CreateIndex create) {
    Relation table = Seen.relation(schema.replay().before(step), create.table());
    return table != null
        && there.table() == table.id()
        && table
            .names(there.columns())
            .equals(
                create.elements().stream()
                    .map(e -> e.column() == null ? "?" : e.column().text())
                    .toList());
  }

  /** Within one file the statement is there to be run twice. */
  private static void report(SchemaCase schema, Step step, ObjectName name, Origin made) {
    Step maker = schema.step(made);
    if (maker != null && !maker.path().equals(step.path())) {
      Repair repair = schema.repair(step);
      schema.report(
          new Origin(step.id(), name.span()),
          "`"
              + name.name()
              + "` is there since "
              + Seen.madeIn(schema.replay(), made.step())
              + ": this does nothing",
          repair.suggest("Delete the statement", repair.remove()));
    }
  }
}
