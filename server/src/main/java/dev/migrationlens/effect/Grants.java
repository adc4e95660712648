package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.GrantStatement.Privilege;
import dev.migrationlens.syntax.ast.GrantStatement.Privileges;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
final class Grants {
  private static final List<String> OF_COLUMNS =
      List.of("SELECT", "INSERT", "UPDATE", "REFERENCES");

  /** What privileges are about: {@code kind} is one that default privileges know. */
  private record Subject(long id, ObjectKind kind, String schema, @Nullable Relation relation) {
    static Subject of(Relation relation) {
      boolean sequence = relation.kind() == Relation.Kind.SEQUENCE;
      ObjectKind kind = sequence ? ObjectKind.SEQUENCE : ObjectKind.TABLE;
      return new Subject(relation.id(), kind, relation.schema(), relation);
    }

    static Subject of(Routine routine) {
      return new Subject(routine.id(), ObjectKind.FUNCTION, routine.schema(), null);
    }

    static Subject of(SchemaObject schema) {
      return new Subject(schema.id(), ObjectKind.SCHEMA, "", null);
    }
  }

  private Grants() {}

  static void apply(Evaluation e, GrantStatement statement) {
    switch (statement) {
      case Privileges privileges -> privileges(e, privileges);
      case GrantStatement.Membership membership -> {
        membership.roles().forEach(r -> Lookup.role(e, r));
        membership.members().forEach(r -> Lookup.role(e, r));
        GrantRules.check(e, membership);
      }
      case GrantStatement.DefaultPrivileges defaults -> {
        defaults.schemas().forEach(s -> Lookup.reportMissingSchema(e, s));
        defaults.forRoles().forEach(r -> Lookup.role(e, r));
        defaults.change().roles().forEach(r -> Lookup.role(e, r));
        GrantRules.check(e, defaults);
        byDefault(e, defaults);
      }
    }
  }

  private static void privileges(Evaluation e, Privileges p) {
    int before = e.problemCount();
    for (Target target : p.targets()) {
      target(e, p, target);
    }
    p.roles().forEach(r -> Lookup.role(e, r));
    if (e.problemCount() == before) {
      GrantRules.check(e, p);
    }
  }

  private static void target(Evaluation e, Privileges p, Target target) {
    if (p.allInSchema()) {
      if (!Lookup.reportMissingSchema(e, target.name().last())) {
        allIn(e, p, target.name().last().text());
      }
      return;
    }
    switch (p.kind()) {
      case TABLE, SEQUENCE -> relation(e, p, target);
      case FUNCTION, PROCEDURE, ROUTINE -> {
        Routine found = RoutineLookup.named(e, p.kind(), target, false);
        if (found != null) {
          e.relyOn(found.origin());
          record(e, p, Subject.of(found));
        }
      }
      case SCHEMA -> {
        Ident name = target.name().last();
        SchemaObject schema = e.db.schema(name.text());
        if (!Lookup.reportMissingSchema(e, name) && schema != null) {
          record(e, p, Subject.of(schema));
        }
      }
      case TYPE, DOMAIN -> TypeStatements.require(e, target.name());
      case LANGUAGE, FOREIGN_DATA_WRAPPER, SERVER ->
          Others.requireGlobal(e, p.kind(), target.name().last());
      default -> {}
    }
  }

  private static void relation(Evaluation e, Privileges p, Target target) {
    RelationEntry entry = Lookup.entry(e, target.name());
    if (entry == null) {
      Lookup.relation(e, target.name());
      return;
    }
    e.relyOn(entry.origin());
    if (entry instanceof Relation relation) {
      if (p.kind() == ObjectKind.SEQUENCE && relation.kind() != Relation.Kind.SEQUENCE) {
        e.error(
            "relation-kind-differs",
            SqlState.WRONG_OBJECT_TYPE,
            "`" + relation.name() + "` is a " + relation.kindWords() + ", not a sequence",
            target.name());
        return;
      }
      columns(e, p, relation);
      record(e, p, Subject.of(relation));
    }
  }

  private static void columns(Evaluation e, Privileges p, Relation relation) {
    for (Privilege privilege : p.privileges()) {
      for (Ident column : privilege.columns()) {
        Column found = relation.column(column.text());
        if (found == null) {
          Lookup.column(e, relation, column);
        }
      }
    }
  }

  /** What is there by now; what comes later is not meant. */
  private static void allIn(Evaluation e, Privileges p, String schema) {
    switch (p.kind()) {
      case TABLE, SEQUENCE -> {
        for (Relation relation : e.db.relations(schema)) {
          boolean sequence = relation.kind() == Relation.Kind.SEQUENCE;
          if (sequence == (p.kind() == ObjectKind.SEQUENCE)) {
            record(e, p, Subject.of(relation));
          }
        }
      }
      case FUNCTION, PROCEDURE, ROUTINE -> {
        for (var entry : e.db.scan(Space.ROUTINE, schema)) {
          for (Routine routine : ((Overloads) entry.value()).routines()) {
            boolean procedure = routine.kind() == ObjectKind.PROCEDURE;
            if (p.kind() == ObjectKind.ROUTINE || procedure == (p.kind() == ObjectKind.PROCEDURE)) {
              record(e, p, Subject.of(routine));
            }
          }
        }
      }
      default -> {}
    }
  }

  private static void byDefault(Evaluation e, GrantStatement.DefaultPrivileges defaults) {
    Privileges change = defaults.change();
    List<String> schemas = defaults.schemas().stream().map(Ident::text).toList();
    for (String schema : schemas.isEmpty() ? List.of("") : schemas) {
      for (Ident role : change.roles()) {
        Key key = Grant.byDefault(schema, change.kind().name(), role.text());
        var had = e.db.get(key) instanceof Grant grant ? grant.privileges() : List.<String>of();
        e.db.put(key, new Grant(role.text(), changed(change, had, null)));
      }
    }
  }

  private static void record(Evaluation e, Privileges p, Subject subject) {
    for (Ident role : p.roles()) {
      Key key = Key.of(Space.GRANT, subject.id(), role.text());
      var had =
          e.db.get(key) instanceof Grant grant
              ? grant.privileges()
              : fromTheStart(e, subject, role.text());
      e.db.put(key, new Grant(role.text(), changed(p, had, subject.relation())));
    }
  }

  /** What a role got when the object was made, as far as that still can be told. */
  private static List<String> fromTheStart(Evaluation e, Subject subject, String role) {
    var held = new LinkedHashSet<String>();
    for (String schema : List.of("", subject.schema())) {
      for (ObjectKind kind : ObjectKind.values()) {
        boolean meant =
            kind == subject.kind()
                || (kind == ObjectKind.ROUTINE && subject.kind() == ObjectKind.FUNCTION);
        Key key = Grant.byDefault(schema, kind.name(), role);
        if (meant
            && e.db.get(key) instanceof Grant usual
            && !e.db.isNewer(key, Key.id(subject.id()))) {
          held.addAll(usual.privileges());
        }
      }
    }
    return List.copyOf(held);
  }

  private static List<String> changed(Privileges p, List<String> had, @Nullable Relation relation) {
    var now = new LinkedHashSet<>(had);
    if (!p.grant() && p.grantOption()) {
      return had;
    }
    for (Privilege privilege : p.privileges()) {
      List<String> names = names(privilege, relation);
      if (p.grant()) {
        now.addAll(names);
      } else if (names.contains("ALL")) {
        now.clear();
      } else {
        if (now.remove("ALL")) {
          now.addAll(Grant.all(p.kind()));
        }
        now.removeAll(names);
        // Who loses a privilege on a table loses it on its columns.
        now.removeIf(n -> names.stream().anyMatch(name -> n.startsWith(name + " ")));
      }
    }
    return List.copyOf(now);
  }

  private static List<String> names(Privilege privilege, @Nullable Relation relation) {
    if (privilege.columns().isEmpty() || relation == null) {
      return List.of(privilege.name());
    }
    var names = new ArrayList<String>();
    for (Ident name : privilege.columns()) {
      Column column = relation.column(name.text());
      List<String> all = privilege.name().equals("ALL") ? OF_COLUMNS : List.of(privilege.name());
      if (column != null) {
        all.forEach(each -> names.add(Grant.onColumn(each, column.number())));
      }
    }
    return names;
  }
}
