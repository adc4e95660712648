package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.AlterAction;

/** Which kinds of relations can be altered how. */
final class ActionKinds {
  private ActionKinds() {}

  static boolean fits(ObjectKind wanted, Relation.Kind actual) {
    return switch (wanted) {
      case VIEW -> actual == Relation.Kind.VIEW;
      case MATERIALIZED_VIEW -> actual == Relation.Kind.MATERIALIZED_VIEW;
      case SEQUENCE -> actual == Relation.Kind.SEQUENCE;
      case FOREIGN_TABLE -> actual == Relation.Kind.FOREIGN_TABLE;
      case INDEX -> false;
      default -> actual != Relation.Kind.COMPOSITE;
    };
  }

  /** Only tables change the way that most actions change them. */
  static boolean refuses(Evaluation e, Relation table, AlterAction action) {
    if (table.kind().isTable() || table.kind() == Relation.Kind.FOREIGN_TABLE) {
      return false;
    }
    boolean ofTables =
        switch (action) {
          case AlterAction.AddColumn add -> true;
          case AlterAction.DropColumn drop -> true;
          case AlterAction.SetType type -> true;
          case AlterAction.SetNotNull set -> true;
          case AlterAction.SetExpression set -> true;
          case AlterAction.AddConstraint add -> true;
          case AlterAction.DropConstraint drop -> true;
          case AlterAction.ValidateConstraint validate -> true;
          case AlterAction.Inherit inherit -> true;
          case AlterAction.SetDefault set -> table.kind() != Relation.Kind.VIEW;
          case AlterAction.ToggleTrigger toggle -> !toggle.rule();
          default -> false;
        };
    if (ofTables) {
      e.relyOn(table.origin());
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + table.name() + "` is a " + table.kindWords() + ", which cannot change so",
          action);
    }
    return ofTables;
  }
}
