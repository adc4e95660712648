package dev.migrationlens.write;

import dev.migrationlens.lint.Casing;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.SchemaStatement;
import dev.migrationlens.syntax.ast.SequenceStatement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import dev.migrationlens.syntax.ast.ViewStatement;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms of statements that may run again: IF [NOT] EXISTS, OR REPLACE, or a DROP first. */
final class Rerunnable {
  static final String STATEMENT = "Let this statement run again";
  static final String FILE = "Let every statement run again";

  private final Step step;
  private final Repair repair;
  private final List<Edit> edits = new ArrayList<>();

  private Rerunnable(Spot spot, Step step) {
    this.step = step;
    this.repair = Repair.of(spot.replay(), step);
  }

  static Optional<Fix> statement(Spot spot) {
    return spot.atStatement(STATEMENT, step -> edits(spot, step));
  }

  static Optional<Fix> file(Spot spot) {
    return spot.everywhere(FILE, step -> edits(spot, step));
  }

  private static List<Edit> edits(Spot spot, Step step) {
    return new Rerunnable(spot, step).all();
  }

  private List<Edit> all() {
    switch (step.parsed() == null ? null : step.parsed().statement()) {
      case TableStatement.CreateTable s when !s.ifNotExists() -> absent(s.name());
      case TableStatement.CreateTableAs s when !s.ifNotExists() -> absent(s.name());
      case IndexStatement.CreateIndex s when s.name() != null && !s.ifNotExists() ->
          absent(s.name());
      case SequenceStatement.CreateSequence s when !s.ifNotExists() -> absent(s.name());
      case SchemaStatement.CreateSchema s
          when s.name() != null && !s.ifNotExists() && s.elements().isEmpty() ->
          absent(s.name());
      case SchemaStatement.CreateExtension s when !s.ifNotExists() -> absent(s.name());
      case ViewStatement.CreateMaterializedView s when !s.ifNotExists() -> absent(s.name());
      case TypeStatement.AddValue s when !s.ifNotExists() -> absent(s.label());
      case ViewStatement.CreateView s when !s.orReplace() -> replacing();
      case RoutineStatement.CreateRoutine s when !s.orReplace() -> replacing();
      case TriggerStatement.CreateTrigger s when !s.orReplace() && !s.constraint() -> replacing();
      case PolicyStatement.CreatePolicy s -> dropped("policy", s.name(), s.table());
      case TypeStatement.CreateEnum s -> guarded();
      case TypeStatement.CreateComposite s -> guarded();
      case TypeStatement.CreateDomain s -> guarded();
      case TableStatement.Alter s -> s.actions().forEach(a -> action(s, a));
      case ObjectStatement.Drop s when !s.ifExists() && s.kind() != ObjectKind.USER_MAPPING ->
          insert(s.targets().get(0), "if exists ");
      case null, default -> {}
    }
    return edits;
  }

  private void insert(Node at, String words) {
    edits.add(repair.insert(at.start(), Casing.like(step.text(), words)));
  }

  private void absent(Node name) {
    insert(name, "if not exists ");
  }

  private void replacing() {
    edits.add(repair.insert("create".length(), Casing.like(step.text(), " or replace")));
  }

  private void dropped(String kind, Node name, Node table) {
    String text = step.text();
    String sql =
        Casing.like(text, "drop " + kind + " if exists ")
            + name.span().of(text)
            + Casing.like(text, " on ")
            + table.span().of(text)
            + ";";
    if (!isDroppedBefore(sql)) {
      edits.add(repair.before(sql));
    }
  }

  /** The line before may do it already. */
  private boolean isDroppedBefore(String sql) {
    String before = repair.text().substring(0, step.slice().start()).stripTrailing();
    return before.regionMatches(true, before.length() - sql.length(), sql, 0, sql.length());
  }

  private void guarded() {
    String tag = step.text().contains("$$") ? "$do$" : "$$";
    String newline = repair.newline() + repair.indent();
    String head = Casing.like(step.text(), "do " + tag + " begin") + newline + "  ";
    String handler = Casing.handler(step.text(), "duplicate_object");
    int end = repair.endWithSemicolon() - step.slice().start();
    boolean closed = end > step.text().length();
    edits.add(repair.insert(0, head));
    edits.add(
        repair.insert(
            end,
            (closed ? "" : ";")
                + newline
                + handler
                + newline
                + Casing.like(step.text(), "end ")
                + tag
                + ";"));
  }

  private void action(TableStatement.Alter alter, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add when !add.ifNotExists() -> absent(add.column());
      case AlterAction.DropColumn drop when !drop.ifExists() -> insert(drop.column(), "if exists ");
      case AlterAction.DropConstraint drop when !drop.ifExists() ->
          insert(drop.name(), "if exists ");
      case AlterAction.AddConstraint add when add.constraint().name() != null -> {
        String text = step.text();
        String sql =
            Casing.like(text, "alter table ")
                + alter.name().span().of(text)
                + Casing.like(text, " drop constraint if exists ")
                + add.constraint().name().span().of(text)
                + ";";
        if (!isDroppedBefore(sql)) {
          edits.add(repair.before(sql));
        }
      }
      default -> {}
    }
  }
}
