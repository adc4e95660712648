package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.AlterAction.AddColumn;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.IndexStatement.CreateIndex;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.syntax.ast.TableStatement.ColumnElement;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that would make something else, and makes nothing. */
final class IfNotExistsHidesDifference implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "if-not-exists-hides-difference",
          Severity.WARNING,
          Topic.SILENCE,
          "IF NOT EXISTS keeps what exists, although it is different",
          """
          With `IF NOT EXISTS` PostgreSQL looks at the name only. Where the table exists, the statement does
          nothing: columns that it lists and the table lacks are not added, other types stay as they are. The
          migration succeeds, and the first query that needs them fails.
          """,
          """
          create table message_queue (id int primary key, body text);
          create table if not exists message_queue (id int primary key, body text, sent_at timestamptz);
          --                         ^^^^^^^^^^^^^ warning[if-not-exists-hides-difference]: `message_queue` exists already: column `sent_at` will not be there
          --? Add the column
          create table message_queue (id int primary key, body text);
          create table if not exists message_queue (id int primary key, body text, sent_at timestamptz);
          alter table message_queue add column if not exists sent_at timestamptz;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Replay replay = schema.replay();
    Seen.each(replay, CreateTable.class, (step, create) -> table(schema, step, create));
    Seen.each(replay, CreateIndex.class, (step, create) -> index(schema, step, create));
    Seen.each(replay, Alter.class, (step, alter) -> columns(schema, step, alter));
  }

  private static void table(SchemaCase schema, Step step, CreateTable create) {
    Relation there =
        create.ifNotExists() ? Seen.relation(schema.replay().before(step), create.name()) : null;
    if (there == null || !there.complete() || !there.kind().isTable()) {
      return;
    }
    Relation end = schema.end().relationById(there.id());
    var missing = new ArrayList<ColumnDef>();
    var other = new ArrayList<String>();
    for (var element : create.elements()) {
      if (element instanceof ColumnElement column) {
        Column had = there.column(column.column().name().text());
        if (had == null && !isThere(end, column.column())) {
          missing.add(column.column());
        } else if (had != null && end != null && differs(end, column.column(), step) != null) {
          other.add(differs(end, column.column(), step));
        }
      }
    }
    if (!missing.isEmpty() || !other.isEmpty()) {
      String names =
          String.join(", ", missing.stream().map(c -> "`" + c.name().text() + "`").toList());
      String gone =
          missing.isEmpty()
              ? ""
              : (missing.size() == 1 ? "column " : "columns ") + names + " will not be there";
      String all = gone + (missing.isEmpty() || other.isEmpty() ? "" : "; ");
      schema.report(
          new Origin(step.id(), create.name().span()),
          "`"
              + there.name()
              + "` exists already"
              + madeIn(schema, step, there.origin())
              + ": "
              + all
              + String.join("; ", other),
          cure(schema, step, create, missing));
    }
  }

  /** A column that another statement adds is no loss. */
  private static boolean isThere(@Nullable Relation end, ColumnDef column) {
    return end == null || end.column(column.name().text()) != null;
  }

  private static String madeIn(SchemaCase schema, Step step, Origin origin) {
    Step maker = schema.step(origin);
    return maker == null || maker.path().equals(step.path())
        ? ""
        : " (" + Seen.madeIn(schema.replay(), origin.step()) + ")";
  }

  /** The type that stays, in words, if the statement wants another one. */
  private static @Nullable String differs(Relation table, ColumnDef column, Step step) {
    Column had = table.column(column.name().text());
    TypeName wanted = column.type();
    SqlType type = had == null ? null : had.type();
    if (type == null || wanted == null || type.isUnsure() || !isPlain(wanted)) {
      return null;
    }
    boolean same =
        wanted.name().name().equals(type.name())
            && wanted.dimensions() > 0 == type.array()
            && modifiers(wanted).equals(type.modifiers());
    return same
        ? null
        : "`"
            + had.name()
            + "` stays `"
            + type.shortFormat()
            + "` and does not become `"
            + Seen.source(step, wanted)
            + "`";
  }

  /** What is no type but a way to write one is not compared. */
  private static boolean isPlain(TypeName type) {
    return type.percent() == TypeName.Percent.NONE && !type.name().name().contains("serial");
  }

  private static List<String> modifiers(TypeName type) {
    return type.modifiers().stream()
        .map(m -> m instanceof Expr.Literal literal ? literal.value() : "?")
        .toList();
  }

  private static Fix[] cure(
      SchemaCase schema, Step step, CreateTable create, List<ColumnDef> missing) {
    if (missing.isEmpty()) {
      return new Fix[0];
    }
    Repair repair = schema.repair(step);
    var lines = new ArrayList<String>();
    for (ColumnDef column : missing) {
      lines.add(
          Cures.like(step.text(), "alter table ")
              + Seen.source(step, create.name())
              + Cures.like(step.text(), " add column if not exists ")
              + Seen.source(step, column)
              + ";");
    }
    String sql = String.join(repair.newline() + repair.indent(), lines);
    String title = missing.size() == 1 ? "Add the column" : "Add the columns";
    return new Fix[] {repair.suggest(title, repair.after(sql))};
  }

  private static void index(SchemaCase schema, Step step, CreateIndex create) {
    ObjectName name = create.name();
    Catalog before = schema.replay().before(step);
    Relation table = Seen.relation(before, create.table());
    if (!create.ifNotExists() || name == null || table == null) {
      return;
    }
    RelationEntry there = before.relationEntry(table.schema(), name.name());
    if (there instanceof Index had) {
      List<Integer> wanted =
          create.elements().stream()
              .map(e -> e.column() == null ? null : table.column(e.column().text()))
              .map(c -> c == null ? 0 : c.number())
              .toList();
      boolean known = !wanted.contains(0) && !had.columns().contains(0);
      boolean otherTable = had.table() != table.id();
      if (otherTable || (known && !wanted.equals(had.columns()))) {
        schema.report(
            new Origin(step.id(), name.span()),
            "index `"
                + had.name()
                + "` exists already"
                + (otherTable ? " on another table" : " on other columns")
                + madeIn(schema, step, had.origin())
                + ": this one is not made");
      }
    }
  }

  private static void columns(SchemaCase schema, Step step, Alter alter) {
    Catalog before = schema.replay().before(step);
    Relation there = Seen.relation(before, alter.name());
    if (there == null) {
      return;
    }
    Relation end = schema.end().relationById(there.id());
    for (AlterAction action : alter.actions()) {
      if (action instanceof AddColumn add && add.ifNotExists() && end != null) {
        Column had = there.column(add.column().name().text());
        String differs = had == null ? null : differs(end, add.column(), step);
        if (differs != null) {
          schema.report(
              new Origin(step.id(), add.column().name().span()),
              "the column exists already" + madeIn(schema, step, had.origin()) + ": " + differs);
        }
      }
    }
  }
}
