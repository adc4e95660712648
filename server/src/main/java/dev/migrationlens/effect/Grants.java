package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.GrantStatement.Privilege;
import dev.migrationlens.syntax.ast.GrantStatement.Privileges;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.ArrayList;
import java.util.List;

/** GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
final class Grants {
  private Grants() {}

  static void apply(Evaluation e, GrantStatement statement) {
    switch (statement) {
      case Privileges privileges -> privileges(e, privileges);
      case GrantStatement.Membership membership -> {
        membership.roles().forEach(r -> Lookup.role(e, r));
        membership.members().forEach(r -> Lookup.role(e, r));
      }
      case GrantStatement.DefaultPrivileges defaults -> {
        defaults.schemas().forEach(s -> Lookup.reportMissingSchema(e, s));
        defaults.forRoles().forEach(r -> Lookup.role(e, r));
        defaults.change().roles().forEach(r -> Lookup.role(e, r));
      }
    }
  }

  private static void privileges(Evaluation e, Privileges p) {
    for (Target target : p.targets()) {
      target(e, p, target);
    }
    p.roles().forEach(r -> Lookup.role(e, r));
  }

  private static void target(Evaluation e, Privileges p, Target target) {
    if (p.allInSchema()) {
      Lookup.reportMissingSchema(e, target.name().last());
      return;
    }
    switch (p.kind()) {
      case TABLE, SEQUENCE -> relation(e, p, target);
      case FUNCTION, PROCEDURE, ROUTINE -> {
        Routine found = RoutineLookup.named(e, p.kind(), target, false);
        if (found != null) {
          e.relyOn(found.origin());
          record(e, p, found.id());
        }
      }
      case SCHEMA -> Lookup.reportMissingSchema(e, target.name().last());
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
      columns(e, p, relation);
      record(e, p, relation.id());
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

  private static void record(Evaluation e, Privileges p, long id) {
    List<String> names = p.privileges().stream().map(Privilege::name).toList();
    for (Ident role : p.roles()) {
      Key key = Key.of(Space.GRANT, id, role.text());
      var had = e.db.get(key) instanceof Grant grant ? grant.privileges() : List.<String>of();
      var now = new ArrayList<>(had);
      if (p.grant()) {
        names.stream().filter(n -> !had.contains(n)).forEach(now::add);
      } else if (names.contains("ALL")) {
        now.clear();
      } else {
        now.removeAll(names);
      }
      e.db.put(key, new Grant(role.text(), now));
    }
  }
}
