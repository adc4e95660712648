package dev.migrationlens.replay;

import dev.migrationlens.catalog.Relation;
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

/** Sends each statement to what knows its family. */
final class Impacts {
  private Impacts() {}

  static void add(Scene scene, Statement statement) {
    switch (statement) {
      case TableStatement.Alter alter -> AlterImpact.add(scene, alter);
      case TableStatement.CreateTable create -> CreateImpact.add(scene, create);
      case TableStatement.CreateTableAs create -> {}
      case ViewStatement view -> view(scene, view);
      case IndexStatement index -> IndexImpact.add(scene, index);
      case PolicyStatement policy ->
          scene.touch(scene.relation(policy.table()), Claim.POLICY_CHANGE);
      case TriggerStatement trigger -> trigger(scene, trigger);
      case TypeStatement type -> TypeImpact.add(scene, type);
      case ObjectStatement object -> ObjectImpact.add(scene, object);
      case PublicationStatement publication -> publication(scene, publication);
      case DmlStatement dml -> DmlImpact.add(scene, dml);
      case MaintenanceStatement maintenance -> MaintenanceImpact.add(scene, maintenance);
      case RoutineStatement routine -> {}
      case SequenceStatement sequence -> {}
      case SchemaStatement schema -> {}
      case RoleStatement role -> {}
      case GrantStatement grant -> {}
      case OperatorStatement operator -> {}
      case TransactionStatement transaction -> {}
      case SessionStatement session -> {}
      case Statement.Unparsed unparsed -> {}
    }
  }

  /** What manages its own transactions holds its locks no longer than it runs. */
  static Until alone(Statement statement, Until until) {
    boolean own =
        switch (statement) {
          case IndexStatement.CreateIndex create -> create.concurrently();
          case ObjectStatement.Drop drop -> drop.concurrently();
          case MaintenanceStatement.Reindex reindex -> reindex.concurrently();
          case MaintenanceStatement.Vacuum vacuum -> vacuum.vacuum();
          default -> false;
        };
    return own ? Until.STATEMENT : until;
  }

  private static void view(Scene scene, ViewStatement statement) {
    if (statement instanceof ViewStatement.Refresh refresh) {
      scene.touch(
          scene.relation(refresh.name()),
          refresh.concurrently() ? Claim.VIEW_REFRESH_CONCURRENTLY : Claim.VIEW_REFRESH);
    }
  }

  private static void trigger(Scene scene, TriggerStatement statement) {
    switch (statement) {
      case TriggerStatement.CreateTrigger create -> {
        Relation table = scene.relation(create.table());
        if (table != null && create.forEachRow()) {
          scene.touchAll(table, Claim.TRIGGER_CREATE);
        } else {
          scene.touch(table, Claim.TRIGGER_CREATE);
        }
      }
      case TriggerStatement.CreateRule create ->
          scene.touch(scene.relation(create.table()), Claim.RULE_CREATE);
      case TriggerStatement.CreateEventTrigger create -> {}
      case TriggerStatement.AlterEventTrigger alter -> {}
    }
  }

  private static void publication(Scene scene, PublicationStatement statement) {
    switch (statement) {
      case PublicationStatement.CreatePublication create ->
          create.tables().forEach(t -> publish(scene, t));
      case PublicationStatement.AlterPublication alter -> {
        if (!alter.verb().equals("DROP")) {
          alter.tables().forEach(t -> publish(scene, t));
        }
      }
      case PublicationStatement.Subscription subscription -> {}
    }
  }

  private static void publish(Scene scene, PublicationStatement.PublishedTable table) {
    scene.touchAll(scene.relation(table.table()), Claim.TABLE_PUBLISH);
  }
}
