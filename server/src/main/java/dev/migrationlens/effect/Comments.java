package dev.migrationlens.effect;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.QualifiedName;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Comment;
import dev.migrationlens.syntax.ast.ObjectStatement.SetOwner;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** COMMENT ON, SECURITY LABEL and OWNER TO: an object is named and must exist. */
final class Comments {
  private static final Set<String> SESSION_ROLES =
      Set.of("current_user", "current_role", "session_user");

  private static final List<ObjectKind> WITH_RELATIONS =
      List.of(
          ObjectKind.TABLE,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.FOREIGN_TABLE,
          ObjectKind.SEQUENCE,
          ObjectKind.INDEX,
          ObjectKind.COLUMN,
          ObjectKind.CONSTRAINT,
          ObjectKind.TRIGGER,
          ObjectKind.RULE,
          ObjectKind.POLICY);

  private static final List<ObjectKind> ROUTINES =
      List.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.ROUTINE);

  private Comments() {}

  static void comment(Evaluation e, Comment comment) {
    Target target = comment.target();
    String name = name(e, target);
    if (!comment.label()) {
      Key key = new Key(Space.COMMENT, target.kind().name(), name);
      if (comment.text() == null || comment.text().value().isEmpty()) {
        e.db.remove(key);
      } else {
        e.db.put(key, new NamedObject(0, key.name(), comment.text().value(), e.origin(comment)));
      }
    }
  }

  /** As it is written, but a routine with its types and a relation with its schema. */
  private static String name(Evaluation e, Target target) {
    String part = target.name().qualified().toString();
    String written =
        target.on() == null ? where(e, target.name()) : where(e, target.on()) + "." + part;
    if (!target.kind().isRoutine()) {
      require(e, target);
      return target.kind().isRelation() || target.on() != null ? written : part;
    }
    Routine found = routine(e, target);
    return found == null || found.id() == 0 ? written : found.called();
  }

  /** A relation's name with its schema. */
  private static String where(Evaluation e, ObjectName name) {
    RelationEntry found = name.schema() == null ? Lookup.entry(e, name) : null;
    return found == null
        ? name.qualified().toString()
        : QualifiedName.of(found.schema(), found.name()).toString();
  }

  /** What was said of a relation and of what belongs to it is said of it under its new name. */
  static void follow(Evaluation e, RelationEntry before, RelationEntry after) {
    String old = QualifiedName.of(before.schema(), before.name()).toString();
    String now = QualifiedName.of(after.schema(), after.name()).toString();
    for (ObjectKind kind : WITH_RELATIONS) {
      for (Catalog.Entry entry : e.db.scan(Space.COMMENT, kind.name())) {
        String name = entry.key().name();
        if (name.equals(old) || name.startsWith(old + ".")) {
          move(e, entry, now + name.substring(old.length()));
        }
      }
    }
  }

  /** Likewise of a routine. */
  static void follow(Evaluation e, Routine before, Routine after) {
    for (ObjectKind kind : ROUTINES) {
      Key key = new Key(Space.COMMENT, kind.name(), before.called());
      CatalogObject said = e.db.get(key);
      if (said != null) {
        move(e, new Catalog.Entry(key, said), after.called());
      }
    }
  }

  /** What was said of a routine that stands where another stood is said of it too. */
  static void keep(Evaluation e, Routine routine) {
    for (ObjectKind kind : List.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.ROUTINE)) {
      keep(e, new Key(Space.COMMENT, kind.name(), routine.called()));
    }
  }

  /** Likewise of a view and its columns. */
  static void keep(Evaluation e, Relation view) {
    String name = QualifiedName.of(view.schema(), view.name()).toString();
    keep(e, new Key(Space.COMMENT, ObjectKind.VIEW.name(), name));
    for (Column column : view.columns()) {
      String said = name + "." + Names.quote(column.name());
      keep(e, new Key(Space.COMMENT, ObjectKind.COLUMN.name(), said));
    }
  }

  private static void keep(Evaluation e, Key key) {
    if (e.db.get(key) instanceof NamedObject said) {
      var origin = new Origin(e.db.step(), said.origin().span());
      e.db.put(key, new NamedObject(said.id(), said.name(), said.detail(), origin));
    }
  }

  /** What was said of a routine that goes is no more. */
  static void forget(Evaluation e, Routine routine) {
    for (ObjectKind kind : List.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.ROUTINE)) {
      Key key = new Key(Space.COMMENT, kind.name(), routine.called());
      if (e.db.get(key) != null) {
        e.db.remove(key);
      }
    }
  }

  /** Likewise of a part of a relation. */
  static void follow(Evaluation e, ObjectKind kind, Relation table, String before, String after) {
    String of = QualifiedName.of(table.schema(), table.name()) + ".";
    Key key = new Key(Space.COMMENT, kind.name(), of + Names.quote(before));
    CatalogObject said = e.db.get(key);
    if (said != null) {
      move(e, new Catalog.Entry(key, said), of + Names.quote(after));
    }
  }

  private static void move(Evaluation e, Catalog.Entry entry, String name) {
    NamedObject said = (NamedObject) entry.value();
    e.db.remove(entry.key());
    e.db.put(
        entry.key().named(name), new NamedObject(said.id(), name, said.detail(), said.origin()));
  }

  private static @Nullable Routine routine(Evaluation e, Target target) {
    Routine found = RoutineLookup.named(e, target.kind(), target, false);
    if (found != null) {
      e.relyOn(found.origin());
    }
    return found;
  }

  static void owner(Evaluation e, SetOwner owner) {
    require(e, owner.target());
    Lookup.role(e, owner.owner());
    Ownership.given(e, owner.owner());
    Target target = owner.target();
    if (target.kind().isRelation()
        && Lookup.entry(e, target.name()) instanceof Relation relation
        && e.db.get(relation.key()) == relation) {
      e.db.put(
          relation.key(), relation.withTraits(relation.traits().withOwner(role(owner.owner()))));
    }
  }

  /** Null for who is not known before the migration runs. */
  static @Nullable String role(Ident written) {
    String name = written.text();
    return SESSION_ROLES.contains(name) ? null : name;
  }

  /** Reports an object that is named and certainly does not exist. */
  static void require(Evaluation e, Target target) {
    switch (target.kind()) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> relation(e, target);
      case COLUMN -> column(e, target);
      case CONSTRAINT -> constraint(e, target);
      case TYPE, DOMAIN -> TypeStatements.require(e, target.name());
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> routine(e, target);
      case POLICY -> onTable(e, target, Space.POLICY);
      case TRIGGER -> onTable(e, target, Space.TRIGGER);
      case RULE -> onTable(e, target, Space.RULE);
      case SCHEMA -> Lookup.reportMissingSchema(e, target.name().last());
      case EXTENSION -> RequiredExtensions.itself(e, target.name().last());
      case ROLE, PUBLICATION, SUBSCRIPTION, SERVER, FOREIGN_DATA_WRAPPER, EVENT_TRIGGER, LANGUAGE ->
          Others.requireGlobal(e, target.kind(), target.name().last());
      case STATISTICS, TEXT_SEARCH_CONFIGURATION ->
          Others.requireInSchema(e, target.kind(), target);
      default -> {}
    }
  }

  private static void relation(Evaluation e, Target target) {
    RelationEntry found = Lookup.entry(e, target.name());
    if (found == null) {
      Lookup.relation(e, target.name());
      return;
    }
    e.relyOn(found.origin());
    String words = found.kindWords();
    if (!words.equals(target.kind().words())) {
      e.report(
          Problem.of(
                  "relation-kind-differs",
                  SqlState.WRONG_OBJECT_TYPE,
                  "`"
                      + target.name().qualified()
                      + "` is a "
                      + words
                      + ", not a "
                      + target.kind().words(),
                  target.name().span())
              .with(Map.of("kind", words)));
    }
  }

  private static void column(Evaluation e, Target target) {
    ObjectName on = target.on();
    if (on == null) {
      return;
    }
    if (Lookup.entry(e, on) == null && DropStatements.findType(e, on) != null) {
      return;
    }
    Relation relation = Lookup.relation(e, on);
    if (relation != null) {
      Lookup.column(e, relation, target.name().last());
    }
  }

  private static void constraint(Evaluation e, Target target) {
    ObjectName on = target.on();
    if (on == null) {
      return;
    }
    Relation relation = Lookup.relation(e, on);
    if (relation != null) {
      AlterConstraints.require(e, relation, target.name().last());
    }
  }

  private static void onTable(Evaluation e, Target target, Space space) {
    ObjectName on = target.on();
    if (on == null) {
      return;
    }
    Relation relation = Lookup.relation(e, on);
    if (relation == null) {
      return;
    }
    var found = e.db.get(Key.of(space, relation.id(), target.name().name()));
    e.relyOnPart(found);
    if (found == null
        && relation.complete()
        && !e.mayBeThere(kind(space).words(), target.name().name())) {
      DropStatements.missingOn(e, target, relation, space, kind(space).words());
    }
  }

  private static ObjectKind kind(Space space) {
    return switch (space) {
      case POLICY -> ObjectKind.POLICY;
      case TRIGGER -> ObjectKind.TRIGGER;
      default -> ObjectKind.RULE;
    };
  }
}
