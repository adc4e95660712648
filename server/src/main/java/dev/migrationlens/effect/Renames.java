package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Rename;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ALTER … RENAME TO and SET SCHEMA. */
final class Renames {
  private Renames() {}

  static void rename(Evaluation e, Rename rename) {
    Target target = rename.target();
    switch (target.kind()) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> relation(e, rename);
      case COLUMN -> column(e, rename);
      case CONSTRAINT -> constraint(e, rename);
      case TYPE, DOMAIN -> type(e, rename);
      case DOMAIN_CONSTRAINT -> TypeStatements.renameCheck(e, rename);
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> routine(e, rename);
      case SCHEMA -> schema(e, rename);
      case POLICY, TRIGGER, RULE -> onTable(e, rename);
      default -> other(e, rename);
    }
  }

  private static void relation(Evaluation e, Rename rename) {
    ObjectName name = rename.target().name();
    RelationEntry found = Lookup.entry(e, name);
    if (found == null) {
      if (!rename.ifExists()) {
        Lookup.relation(e, name);
      }
      return;
    }
    e.relyOn(found.origin());
    if (!kindFits(rename.target().kind(), found)) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`"
              + name.qualified()
              + "` is a "
              + found.kindWords()
              + ", not a "
              + rename.target().kind().words(),
          name);
      return;
    }
    String newName = rename.newName().text();
    RelationEntry taken = e.db.relationEntry(found.schema(), newName);
    if (taken != null) {
      Created.exists(
          e,
          SqlState.DUPLICATE_TABLE,
          "relation `" + newName + "`",
          rename.newName(),
          taken.origin());
    }
    if (found instanceof Relation relation && relation.kind() != Relation.Kind.SEQUENCE) {
      Created.typeTaken(e, found.schema(), new ObjectName(List.of(rename.newName())));
    }
    switch (found) {
      case Relation relation ->
          Retold.table(e, Moves.relation(e, relation, relation.schema(), newName), relation.name());
      case Index index -> renameIndex(e, index, newName);
    }
  }

  /** ALTER TABLE and ALTER INDEX rename anything; the others are strict. */
  static boolean kindFits(ObjectKind kind, RelationEntry found) {
    Relation.Kind wanted =
        switch (kind) {
          case VIEW -> Relation.Kind.VIEW;
          case MATERIALIZED_VIEW -> Relation.Kind.MATERIALIZED_VIEW;
          case SEQUENCE -> Relation.Kind.SEQUENCE;
          case FOREIGN_TABLE -> Relation.Kind.FOREIGN_TABLE;
          default -> null;
        };
    return wanted == null || found instanceof Relation relation && relation.kind() == wanted;
  }

  private static void renameIndex(Evaluation e, Index index, String newName) {
    Relation table = e.db.relationById(index.table());
    if (index.constraint() == null || table == null) {
      Indexes.rename(e, index, newName, null);
      return;
    }
    Indexes.rename(e, index, newName, newName);
    e.db.put(table.key(), renamed(table, index.constraint(), newName));
  }

  private static Relation renamed(Relation table, String constraint, String newName) {
    return table.withConstraints(
        table.constraints().stream()
            .map(c -> c.name().equals(constraint) ? c.named(newName) : c)
            .toList());
  }

  private static @Nullable Relation on(Evaluation e, Rename rename) {
    ObjectName on = rename.target().on();
    if (on == null) {
      return null;
    }
    if (rename.ifExists() && Lookup.entry(e, on) == null) {
      return null;
    }
    return Lookup.relation(e, on);
  }

  private static void column(Evaluation e, Rename rename) {
    ObjectName on = rename.target().on();
    if (on != null && Lookup.entry(e, on) == null) {
      PgType composite = DropStatements.findType(e, on);
      if (composite != null) {
        Composites.renameAttribute(e, composite, rename.target().name().last(), rename.newName());
        return;
      }
    }
    Relation table = on(e, rename);
    if (table != null) {
      column(e, rename, table);
    }
  }

  private static void column(Evaluation e, Rename rename, Relation table) {
    if (TypedTables.isTyped(e, table)) {
      TypedTables.refused(e, table, "rename a column of", rename.target().name());
      return;
    }
    Column column = Lookup.column(e, table, rename.target().name().last());
    String newName = rename.newName().text();
    Column taken = table.column(newName);
    if (taken != null) {
      Created.exists(
          e,
          SqlState.DUPLICATE_COLUMN,
          "column `" + newName + "` of `" + table.name() + "`",
          rename.newName(),
          taken.origin());
      return;
    }
    if (column == null) {
      return;
    }
    String old = column.name();
    if (Inherited.refusesRename(e, table, column, rename)) {
      return;
    }
    Relation named = table.mapColumn(column.number(), c -> c.named(newName));
    Relation changed = Retold.column(named, old, newName);
    e.db.put(changed.key(), changed);
    Comments.follow(e, ObjectKind.COLUMN, changed, old, newName);
    Retold.dependents(e, changed, old, newName);
    Inheritance.toChildren(
        e,
        changed,
        child -> {
          Column own = child.column(old);
          return own == null
              ? child
              : Retold.column(child.mapColumn(own.number(), c -> c.named(newName)), old, newName);
        },
        (before, after) -> Retold.dependents(e, after, old, newName));
  }

  private static void constraint(Evaluation e, Rename rename) {
    Relation table = on(e, rename);
    if (table == null) {
      return;
    }
    TableConstraint found = AlterConstraints.require(e, table, rename.target().name().last());
    if (found == null || Inherited.refusesRename(e, table, found, rename)) {
      return;
    }
    String newName = rename.newName().text();
    Constraints.named(e, table, rename.newName());
    Index index = found.isKey() ? Alters.indexOf(e, table, found) : null;
    if (index != null) {
      Indexes.rename(e, index, newName, newName);
    }
    AlterConstraints.forgetReference(e, table, found);
    Uses.renamed(e, table.id(), found.name(), newName);
    Relation changed = renamed(table, found.name(), newName);
    e.db.put(changed.key(), changed);
    if (Inherited.isShared(found)) {
      Inheritance.toChildren(
          e, changed, child -> renamed(child, found.name(), newName), (before, after) -> {});
    }
    if (found.target() != 0 && found.target() != table.id()) {
      Uses.depend(
          e,
          found.target(),
          changed.key(),
          changed.id(),
          new Part.ConstraintOf(newName),
          found.targetColumns());
    }
  }

  private static void type(Evaluation e, Rename rename) {
    PgType found = TypeStatements.require(e, rename.target().name());
    if (found == null) {
      return;
    }
    PgType taken = e.db.type(found.schema(), rename.newName().text());
    if (taken != null) {
      Created.exists(
          e,
          SqlState.DUPLICATE_OBJECT,
          "type `" + rename.newName().text() + "`",
          rename.newName(),
          taken.origin());
    }
    Moves.type(e, found, found.schema(), rename.newName().text());
  }

  private static void routine(Evaluation e, Rename rename) {
    Routine found = RoutineLookup.named(e, rename.target().kind(), rename.target(), false);
    if (found != null && found.id() != 0) {
      e.relyOn(found.origin());
      taken(e, found, found.schema(), rename.newName().text(), rename.newName());
      Moves.routine(e, found, found.schema(), rename.newName().text());
    }
  }

  /** Whether a routine of the same arguments has the name already. */
  static void taken(Evaluation e, Routine found, String schema, String name, Node at) {
    for (Routine there : e.db.routines(schema, name)) {
      boolean known = there.inputTypes().stream().noneMatch(SqlType::isUnsure);
      if (known && there.id() != found.id() && found.hasInputs(there.inputTypes())) {
        Created.exists(
            e, SqlState.DUPLICATE_FUNCTION, "function `" + name + "`", at, there.origin());
      }
    }
  }

  private static void schema(Evaluation e, Rename rename) {
    Ident name = rename.target().name().last();
    SchemaObject found = e.db.schema(name.text());
    if (found == null) {
      Lookup.reportMissingSchema(e, name);
      return;
    }
    e.relyOn(found.origin());
    Schemas.rename(e, found, rename.newName());
  }

  private static void onTable(Evaluation e, Rename rename) {
    Relation table = on(e, rename);
    if (table == null) {
      return;
    }
    Space space =
        switch (rename.target().kind()) {
          case POLICY -> Space.POLICY;
          case TRIGGER -> Space.TRIGGER;
          default -> Space.RULE;
        };
    Key key = Key.of(space, table.id(), rename.target().name().name());
    var found = e.db.get(key);
    if (found == null) {
      if (table.complete()) {
        DropStatements.missingOn(e, rename.target(), table, space, rename.target().kind().words());
      }
      return;
    }
    e.relyOnPart(found);
    Key renamed = key.named(rename.newName().text());
    String words = rename.target().kind().words();
    if (e.db.get(renamed) != null && !Uncertain.isDoubtful(e, words, renamed.name())) {
      e.relyOnPart(e.db.get(renamed));
      e.error(
          "already-exists",
          SqlState.DUPLICATE_OBJECT,
          words + " `" + renamed.name() + "` already exists",
          rename.newName());
    }
    e.db.remove(key);
    switch (found) {
      case Policy p ->
          e.db.put(
              renamed,
              new Policy(
                  p.id(),
                  renamed.name(),
                  p.permissive(),
                  p.command(),
                  p.roles(),
                  p.using(),
                  p.withCheck(),
                  p.origin()));
      case Trigger t -> e.db.put(renamed, t.named(renamed.name()));
      default -> e.db.put(renamed, found);
    }
  }

  private static void other(Evaluation e, Rename rename) {
    Space space = Others.global(rename.target().kind());
    if (space == null) {
      inSchema(e, rename);
      return;
    }
    Ident name = rename.target().name().last();
    Key key = Key.of(space, name.text());
    if (e.db.get(key) instanceof NamedObject found) {
      e.relyOn(found.origin());
      e.db.remove(key);
      Others.create(e, space, rename.target().kind().words(), rename.newName(), false);
      if (space == Space.PUBLICATION) {
        Publications.renamed(e, name, rename.newName());
      }
    } else {
      Others.require(e, space, rename.target().kind().words(), name);
    }
  }

  private static void inSchema(Evaluation e, Rename rename) {
    Target target = rename.target();
    Key key = Others.find(e, target);
    if (key != null) {
      String plain = rename.newName().text();
      ObjectName method = target.on();
      Moves.other(
          e, key, key.parent(), method == null ? plain : Others.ofMethod(plain, method.name()));
    } else {
      Others.requireInSchema(e, target.kind(), target);
    }
  }
}
