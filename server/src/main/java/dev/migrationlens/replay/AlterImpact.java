package dev.migrationlens.replay;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.Locale;
import java.util.Set;

/** ALTER TABLE: each action asks for its lock, and the statement takes the strongest. */
final class AlterImpact {
  /** Storage parameters that take effect without stopping anybody. */
  private static final Set<String> QUIET_COLUMN_OPTIONS =
      Set.of("statistics", "n_distinct", "n_distinct_inherited");

  private AlterImpact() {}

  static void add(Scene scene, TableStatement.Alter alter) {
    Relation table = scene.relation(alter.name());
    if (table == null || !(table.kind().isTable() || table.isView())) {
      return;
    }
    for (AlterAction action : alter.actions()) {
      action(scene, table, action, alter.only());
    }
  }

  private static void action(Scene scene, Relation table, AlterAction action, boolean only) {
    switch (action) {
      case AlterAction.AddColumn add -> ColumnImpact.add(scene, table, add);
      case AlterAction.SetType set -> ColumnImpact.retype(scene, table, set);
      case AlterAction.SetNotNull set -> ColumnImpact.notNull(scene, table, set);
      case AlterAction.AddConstraint add -> ConstraintImpact.add(scene, table, add.constraint());
      case AlterAction.ValidateConstraint v -> ConstraintImpact.validate(scene, table, v);
      case AlterAction.DropConstraint drop -> dropConstraint(scene, table, drop);
      case AlterAction.AttachPartition attach -> PartitionImpact.attach(scene, table, attach);
      case AlterAction.DetachPartition detach -> PartitionImpact.detach(scene, table, detach);
      case AlterAction.Inherit inherit -> PartitionImpact.inherit(scene, table, inherit);
      case AlterAction.SetOptions set -> options(scene, table, set);
      case AlterAction.ColumnOption option -> columnOption(scene, table, option);
      case AlterAction.DropColumn drop -> dropColumn(scene, table, drop);
      default -> {
        Claim claim = plain(action);
        if (only
            || claim == Claim.ROW_SECURITY
            || claim == Claim.TABLE_OWNER
            || claim == Claim.TABLE_TABLESPACE) {
          scene.touch(table, claim);
        } else {
          scene.touchAll(table, claim);
        }
      }
    }
  }

  /** What needs nothing but its lock. */
  private static Claim plain(AlterAction action) {
    return switch (action) {
      case AlterAction.SetDefault set -> Claim.COLUMN_DEFAULT;
      case AlterAction.SetExpression set ->
          set.value() == null ? Claim.COLUMN_DEFAULT : Claim.COLUMN_EXPRESSION;
      case AlterAction.ChangeIdentity change -> Claim.COLUMN_IDENTITY;
      case AlterAction.RowSecurity security -> Claim.ROW_SECURITY;
      case AlterAction.ToggleTrigger toggle ->
          toggle.rule() ? Claim.RULE_TOGGLE : Claim.TRIGGER_TOGGLE;
      case AlterAction.AlterConstraint alter -> Claim.CONSTRAINT_ALTER;
      case AlterAction.SetTablespace set -> Claim.TABLE_TABLESPACE;
      default -> Claim.TABLE_OWNER;
    };
  }

  private static void dropColumn(Scene scene, Relation table, AlterAction.DropColumn drop) {
    var column = table.column(drop.column().text());
    if (column == null) {
      return;
    }
    scene.touchAll(table, Claim.COLUMN_DROP);
    for (TableConstraint constraint : table.constraints()) {
      if (constraint.columns().contains(column.number())) {
        ConstraintImpact.target(scene, table, constraint, Claim.FOREIGN_KEY_DROP_TARGET);
      }
    }
  }

  private static void dropConstraint(Scene scene, Relation table, AlterAction.DropConstraint drop) {
    TableConstraint constraint = table.constraint(drop.name().text());
    if (constraint != null) {
      scene.touchAll(table, Claim.CONSTRAINT_DROP);
      ConstraintImpact.target(scene, table, constraint, Claim.FOREIGN_KEY_DROP_TARGET);
    }
  }

  private static void columnOption(Scene scene, Relation table, AlterAction.ColumnOption option) {
    boolean quiet =
        option.options().stream()
            .map(Option::name)
            .allMatch(n -> QUIET_COLUMN_OPTIONS.contains(n.toLowerCase(Locale.ROOT)));
    scene.touchAll(table, quiet ? Claim.COLUMN_OPTION : Claim.COLUMN_STORAGE);
  }

  private static void options(Scene scene, Relation table, AlterAction.SetOptions set) {
    switch (set.what().toUpperCase(Locale.ROOT)) {
      case "SET", "RESET", "CLUSTER ON", "SET WITHOUT CLUSTER" ->
          scene.touch(table, Claim.TABLE_OPTIONS);
      case "SET LOGGED", "SET UNLOGGED" -> {
        boolean unlogged = set.what().toUpperCase(Locale.ROOT).endsWith("UNLOGGED");
        boolean same = unlogged == table.traits().unlogged();
        scene.touch(table, same ? Claim.TABLE_SETTING : Claim.TABLE_PERSISTENCE);
      }
      default -> {
        if (set.what().startsWith("replica identity")) {
          scene.touch(table, Claim.TABLE_SETTING);
        }
      }
    }
  }
}
