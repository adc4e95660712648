package dev.migrationlens.naming;

import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.MaintenanceStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.OperatorStatement;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.PublicationStatement;
import dev.migrationlens.syntax.ast.Query;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in statements, by family. */
final class BoundStatements {
  private BoundStatements() {}

  static void statement(Binder b, Statement statement, Sight outer) {
    switch (statement) {
      case DmlStatement dml -> BoundDml.statement(b, dml, outer);
      case TableStatement table -> BoundTables.statement(b, table, outer);
      case ViewStatement view -> view(b, view);
      case IndexStatement index -> index(b, index);
      case PolicyStatement policy -> policy(b, policy);
      case TriggerStatement trigger -> trigger(b, trigger);
      case RoutineStatement routine -> BoundRoutines.statement(b, routine, outer);
      case TypeStatement type -> type(b, type);
      case SequenceStatement sequence -> sequence(b, sequence);
      case SchemaStatement schema -> schema(b, schema);
      case RoleStatement role -> role(b, role);
      case ObjectStatement object -> BoundObjects.statement(b, object);
      case GrantStatement grant -> BoundObjects.grant(b, grant);
      case PublicationStatement publication -> publication(b, publication);
      case OperatorStatement operator -> operator(b, operator);
      case SessionStatement session -> session(b, session, outer);
      case MaintenanceStatement maintenance -> maintenance(b, maintenance, outer);
      case TransactionStatement transaction -> {}
      case Statement.Unparsed unparsed -> {}
    }
  }

  private static void view(Binder b, ViewStatement statement) {
    switch (statement) {
      case ViewStatement.CreateView create ->
          made(b, create.name(), create.columns(), create.query(), create.recursive());
      case ViewStatement.CreateMaterializedView create ->
          made(b, create.name(), create.columns(), create.query(), false);
      case ViewStatement.Refresh refresh -> b.relation(refresh.name());
    }
  }

  /** A relation whose columns a query's outputs name, or a list before it. */
  static void made(
      Binder b, ObjectName name, List<Ident> columns, @Nullable Query query, boolean recursive) {
    Relation made = b.relation(name, Bound.Role.GIVES);
    columns.forEach(column -> b.gives(column, b.column(made, column)));
    var sight = new Sight(null);
    if (recursive && made != null) {
      sight.ctes.put(name.name(), BoundFrom.source(b, name.name(), made));
    }
    BoundQueries.query(b, query, sight, columns.isEmpty() ? made : null);
  }

  private static void index(Binder b, IndexStatement statement) {
    switch (statement) {
      case IndexStatement.CreateIndex create -> {
        Relation table = b.relation(create.table());
        if (create.name() != null) {
          b.gives(create.name().last(), b.entry(inSchema(create.name(), table)));
        }
        Sight sight = BoundTables.own(b, table);
        BoundExpressions.elements(b, sight, create.elements());
        b.columns(table, create.including());
        BoundExpressions.expression(b, sight, create.predicate());
      }
      case IndexStatement.CreateStatistics create -> {
        var sight = new Sight(null);
        create.from().forEach(item -> BoundFrom.add(b, sight, item));
        BoundExpressions.all(b, sight, create.items());
      }
    }
  }

  /** An index is in its table's schema. */
  private static ObjectName inSchema(ObjectName name, @Nullable Relation table) {
    if (table == null || name.parts().size() > 1) {
      return name;
    }
    Ident last = name.last();
    return new ObjectName(
        List.of(new Ident(table.schema(), false, last.start(), last.start()), last));
  }

  private static void policy(Binder b, PolicyStatement statement) {
    Relation table = b.relation(statement.table());
    Meaning policy = b.member(table, Space.POLICY, statement.name());
    Sight sight = BoundTables.own(b, table);
    switch (statement) {
      case PolicyStatement.CreatePolicy create -> {
        b.gives(create.name(), policy);
        create.roles().forEach(b::role);
        BoundExpressions.expression(b, sight, create.using());
        BoundExpressions.expression(b, sight, create.withCheck());
      }
      case PolicyStatement.AlterPolicy alter -> {
        b.put(alter.name(), policy);
        alter.roles().forEach(b::role);
        BoundExpressions.expression(b, sight, alter.using());
        BoundExpressions.expression(b, sight, alter.withCheck());
      }
    }
  }

  private static void trigger(Binder b, TriggerStatement statement) {
    switch (statement) {
      case TriggerStatement.CreateTrigger create -> {
        Relation table = b.relation(create.table());
        b.relation(create.from());
        b.gives(create.name(), b.member(table, Space.TRIGGER, create.name()));
        create.events().forEach(event -> b.columns(table, event.columns()));
        BoundExpressions.expression(b, rows(b, table), create.when());
        b.routine(
            create.function(),
            b.routine(create.function(), r -> r.inputTypes().isEmpty()),
            Bound.Role.USES);
      }
      case TriggerStatement.CreateRule create -> {
        Relation table = b.relation(create.table());
        Sight sight = rows(b, table);
        BoundExpressions.expression(b, sight, create.where());
        create.actions().forEach(action -> statement(b, action, sight));
      }
      case TriggerStatement.CreateEventTrigger create ->
          b.routine(
              create.function(),
              b.routine(create.function(), r -> r.inputTypes().isEmpty()),
              Bound.Role.USES);
      case TriggerStatement.AlterEventTrigger alter -> {}
    }
  }

  private static Sight rows(Binder b, @Nullable Relation table) {
    return new Sight(null)
        .with(new Sight.Source("new", null, b.rows(table)))
        .with(new Sight.Source("old", null, b.rows(table)));
  }

  private static void type(Binder b, TypeStatement statement) {
    switch (statement) {
      case TypeStatement.CreateEnum create -> gives(b, create.name());
      case TypeStatement.CreateComposite create -> {
        Meaning type = gives(b, create.name());
        for (var attribute : create.attributes()) {
          b.type(attribute.type());
          if (type != null && type.object() instanceof PgType own) {
            b.gives(attribute.name(), BoundTypes.attribute(b, own, attribute.name()));
          }
        }
      }
      case TypeStatement.CreateOther create -> {
        gives(b, create.name());
        b.type(create.subtype());
      }
      case TypeStatement.CreateDomain create -> {
        Meaning type = gives(b, create.name());
        b.type(create.type());
        create.constraints().forEach(c -> BoundTables.ofDomain(b, type, c));
      }
      case TypeStatement.AddValue add -> typeName(b, add.name());
      case TypeStatement.RenameValue rename -> typeName(b, rename.name());
      case TypeStatement.SetTypeOptions set -> typeName(b, set.name());
      case TypeStatement.AlterDomain alter ->
          BoundTables.ofDomain(b, typeName(b, alter.name()), alter.action());
    }
  }

  static @Nullable Meaning typeName(Binder b, ObjectName name) {
    Meaning type = b.type(name);
    b.schema(name.schema());
    b.put(name.last(), type);
    return type;
  }

  private static @Nullable Meaning gives(Binder b, ObjectName name) {
    Meaning type = b.type(name);
    b.schema(name.schema());
    b.gives(name.last(), type);
    return type;
  }

  private static void sequence(Binder b, SequenceStatement statement) {
    switch (statement) {
      case SequenceStatement.CreateSequence create -> {
        b.relation(create.name(), Bound.Role.GIVES);
        b.type(create.type());
        BoundObjects.column(b, create.ownedBy());
      }
      case SequenceStatement.AlterSequence alter -> {
        b.relation(alter.name());
        BoundObjects.column(b, alter.ownedBy());
      }
    }
  }

  private static void schema(Binder b, SchemaStatement statement) {
    switch (statement) {
      case SchemaStatement.CreateSchema create -> {
        b.gives(create.name(), b.named(Space.SCHEMA, create.name()));
        b.role(create.authorization());
        create.elements().forEach(element -> statement(b, element, new Sight(null)));
      }
      case SchemaStatement.CreateExtension create -> {
        b.put(create.name(), b.named(Space.EXTENSION, create.name()));
        b.schema(create.schema());
      }
      case SchemaStatement.AlterExtension alter ->
          b.put(alter.name(), b.named(Space.EXTENSION, alter.name()));
      case SchemaStatement.ImportForeignSchema load -> b.schema(load.into());
      case SchemaStatement.CreateLanguage language -> {}
      case SchemaStatement.Cluster cluster -> {}
      case SchemaStatement.Foreign foreign -> {}
    }
  }

  private static void role(Binder b, RoleStatement statement) {
    switch (statement) {
      case RoleStatement.CreateRole create -> {
        b.gives(create.name(), b.named(Space.ROLE, create.name()));
        create.memberships().forEach(b::role);
      }
      case RoleStatement.AlterRole alter -> {
        b.role(alter.name());
        alter.members().forEach(b::role);
      }
      case RoleStatement.Configure configure -> b.role(configure.role());
      case RoleStatement.Owned owned -> {
        owned.roles().forEach(b::role);
        b.role(owned.newOwner());
      }
    }
  }

  private static void publication(Binder b, PublicationStatement statement) {
    switch (statement) {
      case PublicationStatement.CreatePublication create -> {
        b.gives(create.name(), b.named(Space.PUBLICATION, create.name()));
        published(b, create.tables());
        create.schemas().forEach(b::schema);
      }
      case PublicationStatement.AlterPublication alter -> {
        b.put(alter.name(), b.named(Space.PUBLICATION, alter.name()));
        published(b, alter.tables());
        alter.schemas().forEach(b::schema);
      }
      case PublicationStatement.Subscription subscription -> {}
    }
  }

  private static void published(Binder b, List<PublicationStatement.PublishedTable> tables) {
    for (PublicationStatement.PublishedTable published : tables) {
      Relation table = b.relation(published.table());
      b.columns(table, published.columns());
      BoundExpressions.expression(b, BoundTables.own(b, table), published.where());
    }
  }

  private static void operator(Binder b, OperatorStatement statement) {
    switch (statement) {
      case OperatorStatement.CreateOperator create -> {
        b.type(create.left());
        b.type(create.right());
        if (create.function() != null) {
          b.routine(create.function(), b.routine(create.function(), r -> true), Bound.Role.USES);
        }
      }
      case OperatorStatement.CreateCast create -> {
        b.type(create.source());
        b.type(create.target());
        if (create.function() != null) {
          BoundRoutines.signature(b, create.function().name(), create.function().arguments());
        }
      }
      case OperatorStatement.CreateNamed create -> b.type(create.type());
    }
  }

  private static void session(Binder b, SessionStatement statement, Sight outer) {
    switch (statement) {
      case SessionStatement.Prepare prepare -> {
        prepare.types().forEach(b::type);
        statement(b, prepare.statement(), outer);
      }
      case SessionStatement.DeclareCursor declare ->
          BoundQueries.query(b, declare.query(), outer, null);
      case SessionStatement.SetRole set -> b.role(set.role());
      case SessionStatement.Prepared execute -> BoundExpressions.all(b, outer, execute.arguments());
      case SessionStatement.Set set -> {}
      case SessionStatement.SetTransaction set -> {}
      case SessionStatement.Show show -> {}
      case SessionStatement.UseCursor use -> {}
      case SessionStatement.Other other -> {}
    }
  }

  private static void maintenance(Binder b, MaintenanceStatement statement, Sight outer) {
    switch (statement) {
      case MaintenanceStatement.Vacuum vacuum ->
          vacuum.targets().forEach(t -> b.columns(b.relation(t.table()), t.columns()));
      case MaintenanceStatement.Cluster cluster -> {
        Relation table = b.relation(cluster.table());
        if (cluster.index() != null) {
          b.put(
              cluster.index(), b.entry(inSchema(new ObjectName(List.of(cluster.index())), table)));
        }
      }
      case MaintenanceStatement.Reindex reindex -> {
        if (reindex.name() != null && reindex.kind() == ObjectKind.SCHEMA) {
          b.schema(reindex.name().last());
        } else if (reindex.name() != null && reindex.kind().isRelation()) {
          b.relation(reindex.name());
        }
      }
      case MaintenanceStatement.Lock lock -> lock.tables().forEach(b::relation);
      case MaintenanceStatement.Explain explain -> statement(b, explain.statement(), outer);
    }
  }
}
