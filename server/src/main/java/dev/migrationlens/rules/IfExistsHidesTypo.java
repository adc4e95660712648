package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Likely;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name that never was, forgiven by IF EXISTS. */
final class IfExistsHidesTypo implements Rule.OfSchema {
  private static final Pattern ANY = Pattern.compile("(?i)create\\s|alter\\s");

  private static final RuleInfo INFO =
      new RuleInfo(
          "if-exists-hides-typo",
          Severity.WARNING,
          Topic.SILENCE,
          "IF EXISTS forgives a misspelt name",
          """
          Nothing of this name ever exists in the chain, but something with almost the same name does. With
          `IF EXISTS` PostgreSQL says nothing, and what should go stays.
          """,
          """
          create table ticket_notes (id int primary key);
          drop table if exists ticket_note;
          --                   ^^^^^^^^^^^ warning[if-exists-hides-typo]: there never is a `ticket_note`, so nothing is dropped; `ticket_notes` is there
          --? Write `ticket_notes`
          create table ticket_notes (id int primary key);
          drop table if exists ticket_notes;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Seen.each(schema.replay(), Drop.class, (step, drop) -> drop(schema, step, drop));
    Seen.each(schema.replay(), Alter.class, (step, alter) -> alter(schema, step, alter));
  }

  private static void drop(SchemaCase schema, Step step, Drop drop) {
    if (!drop.ifExists()) {
      return;
    }
    Catalog before = schema.replay().before(step);
    for (Target target : drop.targets()) {
      ObjectName on = target.on();
      Relation table = on == null ? null : Seen.relation(before, on);
      switch (drop.kind()) {
        case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE, INDEX ->
            among(schema, step, target, Space.RELATION, Seen.schemas(before, target.name()));
        case TYPE, DOMAIN ->
            among(schema, step, target, Space.TYPE, Seen.schemas(before, target.name()));
        case POLICY -> on(schema, step, target, Space.POLICY, table);
        case TRIGGER -> on(schema, step, target, Space.TRIGGER, table);
        default -> {}
      }
    }
  }

  private static void among(
      SchemaCase schema, Step step, Target target, Space space, List<String> parents) {
    Catalog before = schema.replay().before(step);
    var there = new ArrayList<String>();
    for (String parent : parents) {
      if (ever(schema, space, parent, target.name().name())) {
        return;
      }
      for (Catalog.Entry entry : before.scan(space, parent)) {
        boolean kind =
            !(entry.value() instanceof RelationEntry relation)
                || relation.kindWords().equals(target.kind().words());
        if (kind) {
          there.add(entry.key().name());
        }
      }
    }
    report(schema, step, target.name().last(), there);
  }

  private static void on(
      SchemaCase schema, Step step, Target target, Space space, @Nullable Relation table) {
    String parent = table == null ? "" : Long.toString(table.id());
    if (table == null || ever(schema, space, parent, target.name().name())) {
      return;
    }
    Catalog before = schema.replay().before(step);
    var there = before.scan(space, parent).stream().map(e -> e.key().name()).toList();
    report(schema, step, target.name().last(), there);
  }

  private static boolean ever(SchemaCase schema, Space space, String parent, String name) {
    return schema.replay().timeline().keysEver(space, parent).stream()
        .anyMatch(k -> k.name().equals(name));
  }

  private static void alter(SchemaCase schema, Step step, Alter alter) {
    Relation table = Seen.relation(schema.replay().before(step), alter.name());
    if (table == null || !table.complete()) {
      return;
    }
    for (AlterAction action : alter.actions()) {
      if (action instanceof AlterAction.DropColumn drop && drop.ifExists()) {
        String name = drop.column().text();
        boolean ever =
            schema.replay().timeline().versions(table.key()).stream()
                .anyMatch(v -> v.value() instanceof Relation r && r.column(name) != null);
        if (!ever) {
          report(schema, step, drop.column(), table.columns().stream().map(Column::name).toList());
        }
      }
      if (action instanceof AlterAction.DropConstraint drop && drop.ifExists()) {
        String name = drop.name().text();
        boolean ever =
            schema.replay().timeline().versions(table.key()).stream()
                .anyMatch(v -> v.value() instanceof Relation r && r.constraint(name) != null);
        if (!ever) {
          var there = table.constraints().stream().map(TableConstraint::name).toList();
          report(schema, step, drop.name(), there);
        }
      }
    }
  }

  private static void report(
      SchemaCase schema, Step step, Ident written, Collection<String> there) {
    if (there.contains(written.text()) || schema.doubtful(Origin.BEFORE, ANY)) {
      return;
    }
    Likely.Guess guess = Likely.of(written.text(), there);
    if (guess.sure().size() == 1 && isNear(written.text(), guess.sure().get(0))) {
      String near = guess.sure().get(0);
      Repair repair = schema.repair(step);
      schema.report(
          new Origin(step.id(), written.span()),
          "there never is a `"
              + written.text()
              + "`, so nothing is dropped; `"
              + near
              + "` is there",
          repair.suggest(
              "Write `" + Names.quote(near) + "`", repair.replace(written, Names.quote(near))));
    }
  }

  /** Numbered siblings are meant as they are written. */
  private static boolean isNear(String written, String near) {
    return Nearest.isSlip(written, near)
        && written.replaceAll("[0-9]", "").length() == written.length()
        && near.replaceAll("[0-9]", "").length() == near.length();
  }
}
