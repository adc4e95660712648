package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes with its table is dropped before it. */
final class DropOrder implements Rule.OfSchema {
  private static final Map<ObjectKind, String> PARTS =
      Map.of(
          ObjectKind.POLICY, "policies",
          ObjectKind.TRIGGER, "triggers",
          ObjectKind.INDEX, "indexes");

  private static final RuleInfo INFO =
      new RuleInfo(
          "drop-order",
          Severity.WARNING,
          Topic.SILENCE,
          "What goes with its table is dropped just before it",
          """
          `DROP TABLE` takes the table's policies, triggers and indexes along. Dropping them first only adds ways
          to fail: without the table, `DROP TRIGGER` and `DROP POLICY` are errors, and a name that has changed
          is one too.
          """,
          """
          create table analyses (id int primary key);
          create policy own on analyses using (true);
          drop policy own on analyses;
          --          ^^^ warning[drop-order]: `analyses` is dropped below, and its policies with it
          drop table analyses;
          --> Leave it to DROP TABLE
          create table analyses (id int primary key);
          create policy own on analyses using (true);
          drop table analyses;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Migration migration : schema.replay().migrations()) {
      var parts = new ArrayList<Step>();
      for (Step step : schema.replay().steps(migration.path())) {
        Drop drop = drop(step);
        if (drop != null && PARTS.containsKey(drop.kind())) {
          parts.add(step);
        } else if (drop != null && drop.kind() == ObjectKind.TABLE) {
          drop.targets().forEach(t -> report(schema, parts, t.name()));
        } else if (step.parsed() != null && step.parsed().statement() instanceof CreateTable) {
          parts.clear();
        }
      }
    }
  }

  private static @Nullable Drop drop(Step step) {
    return step.parsed() != null && !step.fails() && step.parsed().statement() instanceof Drop drop
        ? drop
        : null;
  }

  private static void report(SchemaCase schema, List<Step> parts, ObjectName table) {
    var ofTable = new ArrayList<Step>();
    var kinds = new LinkedHashSet<String>();
    for (Step step : parts) {
      Drop drop = drop(step);
      if (drop != null && drop.targets().stream().allMatch(t -> isOf(schema, step, t, table))) {
        ofTable.add(step);
        kinds.add(PARTS.getOrDefault(drop.kind(), ""));
      }
    }
    if (ofTable.isEmpty()) {
      return;
    }
    Step first = ofTable.get(0);
    Repair repair = schema.repair(first);
    var edits = ofTable.stream().map(s -> schema.repair(s).remove()).toArray(Edit[]::new);
    Drop drop = drop(first);
    schema.report(
        new Origin(first.id(), drop == null ? new Span(0, 0) : drop.targets().get(0).name().span()),
        "`"
            + table.name()
            + "` is dropped below, and its "
            + String.join(" and ", kinds)
            + " with it",
        repair.fix("Leave it to DROP TABLE", edits));
  }

  private static boolean isOf(SchemaCase schema, Step step, Target target, ObjectName table) {
    ObjectName on = target.on();
    if (on != null) {
      return on.qualified().equals(table.qualified());
    }
    Catalog before = schema.replay().before(step);
    Relation of = Seen.relation(before, table);
    return of != null
        && Seen.entry(before, target.name()) instanceof Index index
        && index.table() == of.id();
  }
}
