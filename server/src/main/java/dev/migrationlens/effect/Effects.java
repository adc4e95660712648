package dev.migrationlens.effect;

import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.MaintenanceStatement;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.OperatorStatement;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.PublicationStatement;
import dev.migrationlens.syntax.ast.RoleStatement;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.SchemaStatement;
import dev.migrationlens.syntax.ast.SequenceStatement;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import dev.migrationlens.syntax.ast.ViewStatement;

/** What a statement of any family does. */
public final class Effects {
  private Effects() {}

  /**
   * Changes the evaluation's database as the statement would, and reports what stands against it.
   */
  public static void apply(Evaluation e, Statement statement) {
    int problems = e.problemCount();
    if (!takesAway(statement)) {
      change(e, statement);
      if (statement instanceof TableStatement.Alter alter && e.failureSince(problems) != null) {
        AlterColumns.failed(e, alter);
      }
      return;
    }
    var start = e.db.mark();
    if (statement instanceof ObjectStatement.Rename rename) {
      doubt(e, rename);
    }
    change(e, statement);
    if (e.problemCount() > problems) {
      // PostgreSQL leaves all as it was; once cured, the statement does what it says.
      var written = e.db.mark();
      e.db.reset(start);
      if (statement instanceof ObjectStatement.Rename rename) {
        Uncertain.renamed(e, rename.target().kind().words(), rename.newName().text());
      } else if (statement instanceof TableStatement.Alter alter) {
        if (alter.actions().stream().anyMatch(AlterAction.SetType.class::isInstance)) {
          AlterColumns.failed(e, alter);
          Maybe.merge(e, written);
        } else {
          addOnly(e, alter);
          AlterColumns.failed(e, alter);
        }
      }
    }
  }

  /** What may have the new name already is in the way, and what has the old one may be another. */
  private static void doubt(Evaluation e, ObjectStatement.Rename rename) {
    String words = rename.target().kind().words();
    String from = rename.target().name().name();
    String to = rename.newName().text();
    boolean newDoubt = Uncertain.isDoubtful(e, words, to);
    if (Uncertain.isDoubtful(e, words, from)) {
      Uncertain.renamed(e, words, to);
    }
    if (newDoubt) {
      Uncertain.renamed(e, words, from);
    }
  }

  /** What was to be dropped is still there; what was to come is taken as come. */
  private static void addOnly(Evaluation e, TableStatement.Alter alter) {
    int problems = e.problemCount();
    Alters.alter(e, alter.without(Effects::drops));
    e.takeBack(problems);
  }

  private static boolean drops(AlterAction action) {
    return action instanceof AlterAction.DropColumn || action instanceof AlterAction.DropConstraint;
  }

  /** Whether something is not there, or not so, after a statement that was there before. */
  private static boolean takesAway(Statement statement) {
    return switch (statement) {
      case ObjectStatement.Rename rename -> true;
      case ObjectStatement.SetSchema set -> true;
      case ObjectStatement.Drop drop -> drop.targets().size() > 1;
      case TableStatement.Alter alter ->
          // A drop that fails by itself takes nothing away; others may fail beside it.
          alter.actions().stream()
              .anyMatch(
                  a ->
                      a instanceof AlterAction.SetType || (drops(a) && alter.actions().size() > 1));
      default -> false;
    };
  }

  private static void change(Evaluation e, Statement statement) {
    switch (statement) {
      case TableStatement table -> table(e, table);
      case ViewStatement view -> Views.apply(e, view);
      case IndexStatement index -> index(e, index);
      case PolicyStatement policy -> Policies.apply(e, policy);
      case TriggerStatement trigger -> Triggers.apply(e, trigger);
      case RoutineStatement routine -> routine(e, routine);
      case TypeStatement type -> TypeStatements.apply(e, type);
      case SequenceStatement sequence -> Sequences.apply(e, sequence);
      case SchemaStatement schema -> Schemas.apply(e, schema);
      case RoleStatement role -> Sessions.role(e, role);
      case ObjectStatement object -> object(e, object);
      case GrantStatement grant -> Grants.apply(e, grant);
      case PublicationStatement publication -> Publications.apply(e, publication);
      case OperatorStatement operator -> OperatorStatements.apply(e, operator);
      case DmlStatement dml -> Dml.apply(e, dml);
      case TransactionStatement.Control control -> Transactions.apply(e, control);
      case SessionStatement session -> Sessions.apply(e, session);
      case MaintenanceStatement maintenance -> Maintenance.apply(e, maintenance);
      case Statement.Unparsed unparsed -> {}
    }
  }

  private static void table(Evaluation e, TableStatement statement) {
    switch (statement) {
      case TableStatement.CreateTable create -> Tables.create(e, create);
      case TableStatement.CreateTableAs create -> Tables.createAs(e, create);
      case TableStatement.Alter alter -> Alters.alter(e, alter);
    }
  }

  private static void index(Evaluation e, IndexStatement statement) {
    switch (statement) {
      case IndexStatement.CreateIndex create -> Indexes.create(e, create);
      case IndexStatement.CreateStatistics create -> ExtendedStatistics.create(e, create);
    }
  }

  private static void routine(Evaluation e, RoutineStatement statement) {
    switch (statement) {
      case RoutineStatement.CreateRoutine create -> Routines.create(e, create);
      case RoutineStatement.AlterRoutine alter -> Routines.alter(e, alter);
      case RoutineStatement.CreateAggregate create -> Routines.aggregate(e, create);
      case RoutineStatement.Do block -> DoBlocks.run(e, block);
      case RoutineStatement.Call call -> {
        e.called = call.call();
        Expressions.check(e, e.around, call.call(), new Uses());
        SideEffects.call(e, call.call(), new Valuation(e, parts -> null));
      }
    }
  }

  private static void object(Evaluation e, ObjectStatement statement) {
    switch (statement) {
      case ObjectStatement.Drop drop -> DropStatements.drop(e, drop);
      case ObjectStatement.Rename rename -> Renames.rename(e, rename);
      case ObjectStatement.SetSchema set -> SchemaMoves.apply(e, set);
      case ObjectStatement.SetOwner owner -> Comments.owner(e, owner);
      case ObjectStatement.OtherAlter other -> Comments.require(e, other.target());
      case ObjectStatement.Comment comment -> Comments.comment(e, comment);
    }
  }
}
