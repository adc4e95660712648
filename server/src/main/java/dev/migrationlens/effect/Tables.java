package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Relation.Trait;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement.ColumnElement;
import dev.migrationlens.syntax.ast.TableStatement.ConstraintElement;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.syntax.ast.TableStatement.CreateTableAs;
import dev.migrationlens.syntax.ast.TableStatement.LikeElement;
import dev.migrationlens.syntax.ast.TableStatement.PartitionBy;
import dev.migrationlens.syntax.ast.TableStatement.Persistence;
import dev.migrationlens.syntax.ast.TableStatement.TableElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE in its forms. */
final class Tables {
  private Tables() {}

  static void create(Evaluation e, CreateTable create) {
    String schema = schema(e, create.name(), create.persistence());
    if (Created.relationTaken(e, schema, create.name(), create.ifNotExists())) {
      maybeAnew(e, schema, create.name());
      return;
    }
    Created.typeTaken(e, schema, create.name());
    Relation table = empty(e, schema, create);
    table = inherit(e, table, create);
    table = ofType(e, table, create);
    for (TableElement element : create.elements()) {
      table = columns(e, table, element, create);
    }
    table = partitionBy(e, table, create);
    for (TableElement element : create.elements()) {
      if (element instanceof ColumnElement column) {
        table = Columns.values(e, table, column.column());
      }
    }
    table = keys(e, table, create.elements());
    Created.put(e, table.key(), table.id(), table);
    onServer(e, table, create.server());
    for (long parent : table.parents()) {
      addChild(e, parent, table);
      Relation whole = create.partitionOf() == null ? null : e.db.relationById(parent);
      if (whole != null) {
        PartitionIndexes.adopt(e, whole, table);
      }
    }
    dependOnTypes(e, table);
    TemporaryTables.created(e, table, create.persistence(), create.onCommit(), create);
    if (create.partitionOf() != null) {
      Partitions.checkBound(e, create.partitionOf().parent(), table, create.partitionOf().bound());
    }
  }

  /** A table that may be gone may be made anew, with other columns. */
  private static void maybeAnew(Evaluation e, String schema, ObjectName name) {
    if (e.uncertain("relation", name.name())
        && e.db.relationEntry(schema, name.name()) instanceof Relation there) {
      e.db.put(there.key(), there.incomplete());
    }
  }

  private static void onServer(Evaluation e, Relation table, @Nullable Ident server) {
    if (server == null) {
      return;
    }
    Others.require(e, Space.SERVER, "server", server);
    if (e.db.get(Key.of(Space.SERVER, server.text())) instanceof NamedObject known) {
      String words = "foreign table " + table.name();
      Uses.depend(e, known.id(), table.key(), table.id(), new Part.Whole(words), List.of());
    }
  }

  private static String schema(Evaluation e, ObjectName name, Persistence persistence) {
    return persistence == Persistence.TEMPORARY && name.schema() == null
        ? Lookup.TEMP
        : Created.schema(e, name);
  }

  private static Relation empty(Evaluation e, String schema, CreateTable create) {
    Relation.Kind kind =
        create.foreign()
            ? Relation.Kind.FOREIGN_TABLE
            : create.partitionBy() != null ? Relation.Kind.PARTITIONED_TABLE : Relation.Kind.TABLE;
    var traits =
        Relation.Traits.PLAIN
            .with(Trait.TEMPORARY, create.persistence() == Persistence.TEMPORARY)
            .with(Trait.UNLOGGED, create.persistence() == Persistence.UNLOGGED)
            .with(Trait.PARTITION, create.partitionOf() != null)
            .partitioned(
                create.partitionBy() == null ? null : create.partitionBy().method(), List.of());
    return new Relation(
        e.db.newId(),
        schema,
        create.name().name(),
        kind,
        List.of(),
        0,
        List.of(),
        List.of(),
        traits,
        true,
        e.origin(create.name().last()));
  }

  private static Relation inherit(Evaluation e, Relation table, CreateTable create) {
    var parents = new ArrayList<ObjectName>(create.inherits());
    if (create.partitionOf() != null) {
      parents.add(create.partitionOf().parent());
    }
    Relation at = table;
    for (ObjectName name : parents) {
      Relation parent = Lookup.relation(e, name);
      if (parent == null) {
        at = at.incomplete();
        continue;
      }
      boolean partitioned = parent.kind() == Relation.Kind.PARTITIONED_TABLE;
      if (create.partitionOf() != null && !partitioned) {
        e.error(
            "relation-kind-differs",
            SqlState.INVALID_OBJECT_DEFINITION,
            "`" + parent.name() + "` is not partitioned",
            name);
      }
      if (create.partitionOf() == null && refusesHeirs(e, parent, name)) {
        at = at.incomplete();
        continue;
      }
      refuseConflict(e, at, parent, name);
      at = Inheritance.adopt(e, at, parent);
    }
    return at;
  }

  /** Two parents are two, and agree about the columns that both have. */
  private static void refuseConflict(
      Evaluation e, Relation heir, Relation parent, ObjectName name) {
    if (heir.parents().contains(parent.id())) {
      e.error(
          "already-exists",
          SqlState.DUPLICATE_TABLE,
          "`" + parent.name() + "` is inherited from twice",
          name);
    }
    for (Column column : parent.columns()) {
      Column other = heir.column(column.name());
      if (other != null && Inherited.differ(other.type(), column.type())) {
        e.relyOn(column.origin());
        e.error(
            "default-does-not-fit",
            SqlState.DATATYPE_MISMATCH,
            "column `" + column.name() + "` is of another type in `" + parent.name() + "`",
            name);
      }
    }
  }

  private static boolean refusesHeirs(Evaluation e, Relation parent, ObjectName name) {
    boolean partitioned = parent.kind() == Relation.Kind.PARTITIONED_TABLE;
    if (!partitioned && !parent.traits().partition()) {
      return false;
    }
    e.relyOn(parent.origin());
    e.error(
        "relation-kind-differs",
        SqlState.WRONG_OBJECT_TYPE,
        "cannot inherit from `"
            + parent.name()
            + "`, a "
            + (partitioned ? "partitioned table" : "partition"),
        name);
    return true;
  }

  private static Relation ofType(Evaluation e, Relation table, CreateTable create) {
    if (create.ofType() == null) {
      return table;
    }
    PgType type = TypedTables.type(e, create.ofType());
    if (type != null) {
      TypedTables.record(e, table, type);
      // ALTER TYPE … CASCADE changes the table as well.
      return table.withColumns(type.attributes()).incomplete();
    }
    return table.incomplete();
  }

  private static Relation columns(
      Evaluation e, Relation table, TableElement element, CreateTable create) {
    return switch (element) {
      case ColumnElement column -> {
        boolean overrides = create.ofType() != null || column.column().type() == null;
        yield overrides && table.column(column.column().name().text()) != null
            ? table
            : Columns.add(e, table, column.column());
      }
      case LikeElement like -> Inheritance.like(e, table, like);
      case ConstraintElement constraint -> table;
    };
  }

  /** Keys first, then checks, then references: PostgreSQL's order of work. */
  private static Relation keys(Evaluation e, Relation table, List<TableElement> elements) {
    Relation at = table;
    for (Pass pass : Pass.values()) {
      for (TableElement element : elements) {
        if (element instanceof ColumnElement column) {
          ColumnDef def = column.column();
          for (Constraint constraint : def.constraints()) {
            at = inPass(e, at, constraint, def.name(), pass);
          }
        } else if (element instanceof ConstraintElement constraint) {
          at = inPass(e, at, constraint.constraint(), null, pass);
        }
      }
    }
    return at;
  }

  /** When constraints are made within one statement. */
  enum Pass {
    CHECKS,
    PRIMARY_KEY,
    KEYS,
    REFERENCES;

    static Pass of(Constraint constraint) {
      return switch (constraint) {
        case Constraint.Key key -> key.primary() ? PRIMARY_KEY : KEYS;
        case Constraint.Exclusion exclusion -> KEYS;
        case Constraint.ForeignKey key -> REFERENCES;
        default -> CHECKS;
      };
    }
  }

  private static Relation inPass(
      Evaluation e, Relation table, Constraint constraint, @Nullable Ident column, Pass pass) {
    if (Pass.of(constraint) != pass) {
      return table;
    }
    TableConstraint same =
        constraint instanceof Constraint.Key key ? Keys.same(e, table, key, column) : null;
    return same == null
        ? Constraints.add(e, table, constraint, column)
        : Keys.merge(e, table, same, constraint.name());
  }

  private static Relation partitionBy(Evaluation e, Relation table, CreateTable create) {
    PartitionBy by = create.partitionBy();
    if (by == null) {
      return table;
    }
    var numbers = new ArrayList<Integer>();
    var uses = new Uses();
    for (IndexElement element : by.elements()) {
      numbers.add(Indexes.element(e, table, element, uses));
    }
    return table.withTraits(table.traits().partitioned(by.method(), numbers));
  }

  static void addChild(Evaluation e, long parent, Relation child) {
    e.db.put(Key.of(Space.CHILD, parent, Long.toString(child.id())), new Place(Key.id(child.id())));
    Part whole = new Part.Whole("table " + child.name());
    Uses.depend(e, parent, child.key(), child.id(), whole, List.of());
  }

  /** A type that a column has cannot be dropped under it. */
  static void dependOnTypes(Evaluation e, Relation table) {
    for (Column column : table.columns()) {
      dependOnType(e, column, table.key(), table.id());
    }
  }

  /** Of a column or an attribute; the type may be the row of a relation. */
  static void dependOnType(Evaluation e, Column column, Key of, long id) {
    long type = typeId(e, column.type());
    if (type > 0 && type != id) {
      Uses.depend(e, type, of, id, new Part.TypeOf(column.number()), List.of());
    }
  }

  private static long typeId(Evaluation e, @Nullable SqlType type) {
    PgType own = type == null ? null : e.types().own(type);
    if (own != null || type == null || type.builtIn()) {
      return own == null ? 0 : own.id();
    }
    String schema = type.qualifiedName().schema();
    return e.db.relationEntry(schema, type.name()) instanceof Relation row ? row.id() : 0;
  }

  /** A column that gets another type lets go of its old one. */
  static void forgetType(Evaluation e, Relation table, Column column) {
    long type = typeId(e, column.type());
    if (type > 0) {
      e.db.remove(Dependency.key(type, table.id(), new Part.TypeOf(column.number())));
    }
  }

  /** Columns that were renamed, retyped or dropped since no longer hold a type. */
  static void forgetColumnsOfOtherTypes(Evaluation e, PgType type) {
    for (Dependency dependency : e.db.dependents(type.id())) {
      boolean stale =
          dependency.part() instanceof Part.TypeOf of
              && !(e.db.byId(dependency.id()) instanceof Relation relation
                  && relation.column(of.column()) != null
                  && isOf(relation.column(of.column()), type));
      if (stale) {
        e.db.remove(dependency.key(type.id()));
      }
    }
  }

  private static boolean isOf(Column column, PgType type) {
    return column.type() != null
        && type.name().equals(column.type().name())
        && type.schema().equals(column.type().qualifiedName().schema());
  }

  static void createAs(Evaluation e, CreateTableAs create) {
    String schema = schema(e, create.name(), create.persistence());
    if (Created.relationTaken(e, schema, create.name(), create.ifNotExists())) {
      maybeAnew(e, schema, create.name());
      return;
    }
    Created.typeTaken(e, schema, create.name());
    var uses = new Uses();
    List<Scope.Output> outputs =
        create.query() == null ? null : Queries.outputs(e, create.query(), e.around, uses);
    Relation table =
        Views.relation(
            e,
            schema,
            create.name(),
            Relation.Kind.TABLE,
            Views.columns(e, create.name(), outputs, create.columns()),
            outputs != null);
    Created.put(e, table.key(), table.id(), table);
    TemporaryTables.created(e, table, create.persistence(), create.onCommit(), create);
  }
}
