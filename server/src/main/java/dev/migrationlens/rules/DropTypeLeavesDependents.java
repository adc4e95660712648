package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TypeStatement;
import org.jspecify.annotations.Nullable;

/** A type is to be made anew, but columns may hold it. */
final class DropTypeLeavesDependents implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "drop-type-leaves-dependents",
          Severity.WARNING,
          Topic.SILENCE,
          "A type is dropped to be made anew, without CASCADE",
          """
          The file drops the type and creates it again. Where a table already uses it, as it does after the chain
          has run once, PostgreSQL refuses the `DROP TYPE`. `CASCADE` drops the columns with it, so they have to
          be made again too; `ALTER TYPE … ADD VALUE` or a new type keeps them.
          """,
          """
          drop type if exists analysis_status;
          --                  ^^^^^^^^^^^^^^^ warning[drop-type-leaves-dependents]: fails wherever a column holds `analysis_status` already, such as `analyses.status`
          create type analysis_status as enum ('queued', 'done');
          create table analyses (id int primary key, status analysis_status);
          --? Add CASCADE
          drop type if exists analysis_status cascade;
          create type analysis_status as enum ('queued', 'done');
          create table analyses (id int primary key, status analysis_status);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Seen.each(
        schema.replay(),
        Drop.class,
        (step, drop) -> {
          boolean type = drop.kind() == ObjectKind.TYPE || drop.kind() == ObjectKind.DOMAIN;
          if (type && !drop.cascade()) {
            drop.targets().forEach(t -> check(schema, step, drop, t.name()));
          }
        });
  }

  private static void check(SchemaCase schema, Step step, Drop drop, ObjectName name) {
    boolean rebuilt =
        schema.replay().steps(step.path()).stream()
            .filter(s -> s.moment() > step.moment() && s.parsed() != null)
            .map(s -> s.parsed() == null ? null : s.parsed().statement())
            .anyMatch(s -> makes(s, name));
    String schemaName = name.schema() == null ? "public" : name.schema().text();
    // Where the chain has the type, the replay has already looked at what stands on it.
    if (!rebuilt || schema.replay().before(step).type(schemaName, name.name()) != null) {
      return;
    }
    for (Relation table : schema.ownRelations()) {
      for (Column column : table.columns()) {
        SqlType type = column.type();
        boolean is =
            table.kind().isTable()
                && type != null
                && name.name().equals(type.name())
                && schemaName.equals(type.schema());
        if (is) {
          Repair repair = schema.repair(step);
          schema.report(
              new Origin(step.id(), name.span()),
              "fails wherever a column holds `"
                  + name.name()
                  + "` already, such as `"
                  + table.name()
                  + "."
                  + column.name()
                  + "`",
              repair.suggest(
                  "Add CASCADE", repair.insert(drop.end(), Cures.like(step.text(), " cascade"))));
          return;
        }
      }
    }
  }

  private static boolean makes(@Nullable Statement statement, ObjectName name) {
    return switch (statement) {
      case TypeStatement.CreateEnum create -> same(create.name(), name);
      case TypeStatement.CreateComposite create -> same(create.name(), name);
      case TypeStatement.CreateDomain create -> same(create.name(), name);
      case null, default -> false;
    };
  }

  private static boolean same(ObjectName a, ObjectName b) {
    return a.qualified().equals(b.qualified());
  }
}
