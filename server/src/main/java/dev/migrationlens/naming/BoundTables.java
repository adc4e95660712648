package dev.migrationlens.naming;

import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in CREATE TABLE and ALTER TABLE, their constraints among them. */
final class BoundTables {
  private BoundTables() {}

  static void statement(Binder b, TableStatement statement, Sight outer) {
    switch (statement) {
      case TableStatement.CreateTable create -> create(b, create);
      case TableStatement.CreateTableAs create -> {
        Relation made = b.relation(create.name(), Bound.Role.GIVES);
        create.columns().forEach(column -> b.gives(column, b.column(made, column)));
        BoundQueries.query(b, create.query(), outer, create.columns().isEmpty() ? made : null);
      }
      case TableStatement.Alter alter -> alter(b, alter);
    }
  }

  /** What an expression that belongs to a table sees. */
  static Sight own(Binder b, @Nullable Relation table) {
    var sight = new Sight(null);
    return table == null ? sight : sight.with(BoundFrom.source(b, table.name(), table));
  }

  private static void create(Binder b, TableStatement.CreateTable create) {
    Relation table = b.relation(create.name(), Bound.Role.GIVES);
    if (create.ofType() != null) {
      BoundStatements.typeName(b, create.ofType());
    }
    if (create.partitionOf() != null) {
      b.relation(create.partitionOf().parent());
      bound(b, create.partitionOf().bound());
    }
    create.inherits().forEach(b::relation);
    for (TableStatement.TableElement element : create.elements()) {
      switch (element) {
        case TableStatement.ColumnElement column -> column(b, table, column.column());
        case TableStatement.ConstraintElement c -> constraint(b, table, c.constraint());
        case TableStatement.LikeElement like -> {
          Relation from = b.relation(like.table());
          if (table != null && from != null) {
            b.rows(from).fields().forEach(f -> b.follows(table, f.name(), f.senses()));
          }
        }
      }
    }
    if (create.partitionBy() != null) {
      BoundExpressions.elements(b, own(b, table), create.partitionBy().elements());
    }
  }

  private static void bound(Binder b, TableStatement.@Nullable PartitionBound bound) {
    if (bound != null) {
      BoundExpressions.all(b, new Sight(null), bound.values());
      BoundExpressions.all(b, new Sight(null), bound.to());
    }
  }

  private static void column(Binder b, @Nullable Relation table, ColumnDef column) {
    b.gives(column.name(), b.column(table, column.name()));
    b.type(column.type());
    column.constraints().forEach(c -> constraint(b, table, c));
  }

  static void constraint(Binder b, @Nullable Relation table, Constraint constraint) {
    Ident name = constraint.name();
    if (name != null) {
      b.gives(name, b.constraint(table, name));
    }
    Sight sight = own(b, table);
    switch (constraint) {
      case Constraint.NotNull c -> b.columns(table, c.columns());
      case Constraint.ExplicitNull c -> {}
      case Constraint.Default c -> BoundExpressions.expression(b, sight, c.value());
      case Constraint.Generated c -> BoundExpressions.expression(b, sight, c.value());
      case Constraint.Identity c -> {}
      case Constraint.Check c -> BoundExpressions.expression(b, sight, c.condition());
      case Constraint.Key c -> {
        b.columns(table, c.columns());
        b.columns(table, c.including());
        if (c.usingIndex() != null) {
          b.put(c.usingIndex(), b.entry(new ObjectName(List.of(c.usingIndex()))));
        }
      }
      case Constraint.ForeignKey c -> {
        b.columns(table, c.columns());
        b.columns(b.relation(c.target()), c.referenced());
      }
      case Constraint.Exclusion c -> {
        BoundExpressions.elements(b, sight, c.elements());
        BoundExpressions.expression(b, sight, c.predicate());
      }
    }
  }

  private static void alter(Binder b, TableStatement.Alter alter) {
    if (alter.kind() == ObjectKind.TYPE) {
      Meaning type = BoundStatements.typeName(b, alter.name());
      if (type != null && type.object() instanceof PgType own) {
        alter.actions().forEach(action -> attribute(b, own, action));
      }
      return;
    }
    Relation table = b.relation(alter.name());
    alter.actions().forEach(action -> action(b, table, action));
  }

  private static void attribute(Binder b, PgType type, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add -> {
        b.gives(add.column().name(), BoundTypes.attribute(b, type, add.column().name()));
        b.type(add.column().type());
      }
      case AlterAction.DropColumn drop ->
          b.put(drop.column(), BoundTypes.attribute(b, type, drop.column()));
      case AlterAction.SetType set -> {
        b.put(set.column(), BoundTypes.attribute(b, type, set.column()));
        b.type(set.type());
      }
      case AlterAction.OwnerTo owner -> b.role(owner.role());
      case AlterAction other -> {}
    }
  }

  private static void action(Binder b, @Nullable Relation table, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn a -> column(b, table, a.column());
      case AlterAction.DropColumn a -> named(b, table, a.column(), null);
      case AlterAction.SetType a -> {
        named(b, table, a.column(), a.using());
        b.type(a.type());
      }
      case AlterAction.SetDefault a -> named(b, table, a.column(), a.value());
      case AlterAction.SetNotNull a -> named(b, table, a.column(), null);
      case AlterAction.SetExpression a -> named(b, table, a.column(), a.value());
      case AlterAction.ChangeIdentity a -> named(b, table, a.column(), null);
      case AlterAction.ColumnOption a -> named(b, table, a.column(), null);
      case AlterAction.AddConstraint a -> constraint(b, table, a.constraint());
      case AlterAction.DropConstraint a -> {
        Meaning constraint = b.constraint(table, a.name());
        b.put(a.name(), constraint);
        if (constraint == null && a.ifExists()) {
          b.absent(a.name(), ObjectKind.CONSTRAINT, table);
        }
      }
      case AlterAction.ValidateConstraint a -> b.put(a.name(), b.constraint(table, a.name()));
      case AlterAction.AlterConstraint a -> b.put(a.name(), b.constraint(table, a.name()));
      case AlterAction.RowSecurity a -> {}
      case AlterAction.ToggleTrigger a -> {
        if (a.name() != null && !a.rule()) {
          b.put(a.name(), b.member(table, Space.TRIGGER, a.name()));
        }
      }
      case AlterAction.AttachPartition a -> {
        b.relation(a.partition());
        bound(b, a.bound());
      }
      case AlterAction.DetachPartition a -> b.relation(a.partition());
      case AlterAction.Inherit a -> b.relation(a.parent());
      case AlterAction.OfType a -> {
        if (a.type() != null) {
          BoundStatements.typeName(b, a.type());
        }
      }
      case AlterAction.OwnerTo a -> b.role(a.role());
      case AlterAction.SetTablespace a -> {}
      case AlterAction.SetOptions a -> {
        if (a.name() != null && table != null) {
          Ident schema = new Ident(table.schema(), false, a.name().start(), a.name().start());
          b.put(a.name(), b.entry(new ObjectName(List.of(schema, a.name()))));
        }
      }
    }
  }

  private static void named(
      Binder b, @Nullable Relation table, Ident column, @Nullable Expr value) {
    b.put(column, b.column(table, column));
    BoundExpressions.expression(b, own(b, table), value);
  }

  /** A domain's constraints speak of VALUE. */
  static void ofDomain(Binder b, @Nullable Meaning domain, Constraint constraint) {
    Ident name = constraint.name();
    if (name != null && domain != null && domain.object() instanceof PgType type) {
      b.gives(name, BoundTypes.constraint(b, type, name));
    }
    constraint(b, null, constraint);
  }

  static void ofDomain(Binder b, @Nullable Meaning domain, AlterAction action) {
    PgType type = domain != null && domain.object() instanceof PgType own ? own : null;
    switch (action) {
      case AlterAction.AddConstraint add -> ofDomain(b, domain, add.constraint());
      case AlterAction.DropConstraint drop ->
          b.put(drop.name(), BoundTypes.constraint(b, type, drop.name()));
      case AlterAction.ValidateConstraint validate ->
          b.put(validate.name(), BoundTypes.constraint(b, type, validate.name()));
      case AlterAction.SetDefault set ->
          BoundExpressions.expression(b, new Sight(null), set.value());
      case AlterAction.OwnerTo owner -> b.role(owner.role());
      case AlterAction other -> {}
    }
  }
}
