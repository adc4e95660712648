package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Moving;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.AlterAction.AddConstraint;
import dev.migrationlens.syntax.ast.IndexStatement.CreateIndex;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.PolicyStatement.CreatePolicy;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import dev.migrationlens.text.Edit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a table that stands where nobody looks for it. */
final class SectionOrder implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "section-order",
          Severity.HINT,
          Topic.SILENCE,
          "The parts of a table do not follow their usual order",
          """
          Within a file, what belongs to a table is easiest to read, and least often in the wrong place when it is
          edited, in this order: types, tables, constraints, indexes, triggers, grants, row-level security,
          policies, publications.
          """,
          """
          create table tickets (id int primary key, title text);
          create policy readable on tickets for select using (true);
          alter table tickets enable row level security;
          --          ^^^^^^^ hint[section-order]: row-level security comes before policies: `tickets` has a policy above
          create index on tickets (title);
          --? Move it up
          create table tickets (id int primary key, title text);
          alter table tickets enable row level security;

          create policy readable on tickets for select using (true);
          create index on tickets (title);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Migration migration : schema.replay().migrations()) {
      Map<String, Part> highest = new HashMap<>();
      for (Step step : schema.replay().steps(migration.path())) {
        Part part = step.parsed() == null || step.fails() ? null : part(step);
        if (part == null) {
          continue;
        }
        String table = part.table().qualified().toString();
        Part above = part.section() == Section.TABLE ? null : highest.get(table);
        if (above != null && part.section().belongsAbove(above.section())) {
          report(schema, part, above);
          break;
        }
        highest.put(table, part);
      }
    }
  }

  private static void report(SchemaCase schema, Part part, Part above) {
    Repair repair = schema.repair(part.step());
    schema.report(
        new Origin(part.step().id(), part.table().span()),
        part.section().words
            + " before "
            + above.section().many
            + ": `"
            + part.table().name()
            + "` has "
            + above.section().one
            + " above",
        Moving.above(schema.replay(), part.step(), above.step())
            .map(e -> new Fix[] {repair.suggest("Move it up", e.toArray(Edit[]::new))})
            .orElse(new Fix[0]));
  }

  /** What is said of a table, in the order in which it is said. */
  private enum Section {
    TABLE("the table comes", "the table", "a table"),
    CONSTRAINT("constraints come", "constraints", "a constraint"),
    INDEX("indexes come", "indexes", "an index"),
    TRIGGER("triggers come", "triggers", "a trigger"),
    SECURITY("row-level security comes", "row-level security", "row-level security"),
    POLICY("policies come", "policies", "a policy");

    private final String words;
    private final String many;
    private final String one;

    Section(String words, String many, String one) {
      this.words = words;
      this.many = many;
      this.one = one;
    }

    /** Constraints and indexes are written as they come to mind, and nobody minds. */
    boolean belongsAbove(Section other) {
      return compareTo(other) < 0 && !(this == CONSTRAINT && other == INDEX);
    }
  }

  private record Part(Section section, ObjectName table, Step step) {}

  private static @Nullable Part part(Step step) {
    return switch (step.parsed() == null ? null : step.parsed().statement()) {
      case CreateTable create -> new Part(Section.TABLE, create.name(), step);
      case CreateIndex create -> new Part(Section.INDEX, create.table(), step);
      case CreateTrigger create -> new Part(Section.TRIGGER, create.table(), step);
      case CreatePolicy create -> new Part(Section.POLICY, create.table(), step);
      case Alter alter -> {
        AlterAction first = alter.actions().get(0);
        yield first instanceof AlterAction.RowSecurity
            ? new Part(Section.SECURITY, alter.name(), step)
            : first instanceof AddConstraint
                ? new Part(Section.CONSTRAINT, alter.name(), step)
                : null;
      }
      case null, default -> null;
    };
  }
}
