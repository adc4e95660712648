package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.SchemaStatement;
import dev.migrationlens.syntax.ast.SequenceStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import dev.migrationlens.syntax.ast.ViewStatement;
import java.util.Optional;

/** The forms of a statement that do not mind when the thing exists. */
final class Repetition {
  private Repetition() {}

  /** The statement's own harmless form, or a DROP before it. */
  static Optional<Fix> harmless(ProblemCase problem, Statement statement, boolean repeat) {
    return switch (statement) {
      case TableStatement.CreateTable s when !s.ifNotExists() ->
          tolerant(problem, s.name().start(), repeat);
      case TableStatement.CreateTableAs s when !s.ifNotExists() ->
          tolerant(problem, s.name().start(), repeat);
      case IndexStatement.CreateIndex s when s.name() != null && !s.ifNotExists() ->
          tolerant(problem, s.name().start(), repeat);
      case SequenceStatement.CreateSequence s when !s.ifNotExists() ->
          tolerant(problem, s.name().start(), repeat);
      case SchemaStatement.CreateSchema s when s.name() != null && !s.ifNotExists() ->
          tolerant(problem, s.name().start(), true);
      case SchemaStatement.CreateExtension s when !s.ifNotExists() ->
          tolerant(problem, s.name().start(), true);
      case ViewStatement.CreateMaterializedView s when !s.ifNotExists() ->
          tolerant(problem, s.name().start(), repeat);
      case TypeStatement.AddValue s when !s.ifNotExists() ->
          tolerant(problem, s.label().start(), true);
      case ViewStatement.CreateView s when !s.orReplace() -> replacing(problem);
      case RoutineStatement.CreateRoutine s when !s.orReplace() -> replacing(problem);
      case TriggerStatement.CreateTrigger s when !s.orReplace() && !s.constraint() ->
          replacing(problem);
      case PolicyStatement.CreatePolicy s ->
          dropFirst(problem, "drop policy if exists ", s.name(), " on ", s.table(), repeat);
      case TableStatement.Alter s -> inAlter(problem, s);
      default -> Optional.empty();
    };
  }

  private static Optional<Fix> inAlter(ProblemCase problem, TableStatement.Alter alter) {
    for (AlterAction action : alter.actions()) {
      if (!action.span().covers(problem.problem().span())) {
        continue;
      }
      if (action instanceof AlterAction.AddColumn add && !add.ifNotExists()) {
        return tolerant(problem, add.column().start(), true);
      }
      if (action instanceof AlterAction.AddConstraint add && add.constraint().name() != null) {
        Repair repair = problem.repair();
        String table = alter.name().span().of(problem.step().text());
        String name = add.constraint().name().span().of(problem.step().text());
        String sql = "alter table " + table + " drop constraint if exists " + name + ";";
        return Optional.of(
            repair.fix(
                "Drop constraint " + name + " first",
                repair.before(Cures.like(problem.step().text(), sql))));
      }
    }
    return Optional.empty();
  }

  private static Optional<Fix> tolerant(ProblemCase problem, int at, boolean safe) {
    Repair repair = problem.repair();
    var edit = repair.insert(at, Cures.like(problem.step().text(), "if not exists "));
    String title = "Add IF NOT EXISTS";
    return Optional.of(safe ? repair.fix(title, edit) : repair.suggest(title, edit));
  }

  private static Optional<Fix> replacing(ProblemCase problem) {
    Repair repair = problem.repair();
    String words = Cures.like(problem.step().text(), " or replace");
    return Optional.of(repair.fix("Add OR REPLACE", repair.insert("create".length(), words)));
  }

  private static Optional<Fix> dropFirst(
      ProblemCase problem, String drop, Ident name, String on, ObjectName table, boolean repeat) {
    Repair repair = problem.repair();
    String text = problem.step().text();
    String sql =
        Cures.like(text, drop)
            + name.span().of(text)
            + Cures.like(text, on)
            + table.span().of(text)
            + ";";
    String title = "Drop policy " + name.span().of(text) + " first";
    return repeat ? Optional.empty() : Optional.of(repair.fix(title, repair.before(sql)));
  }
}
