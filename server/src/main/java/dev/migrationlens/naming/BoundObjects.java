package dev.migrationlens.naming;

import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names in what can be said of any object: DROP, RENAME, COMMENT, GRANT. */
final class BoundObjects {
  private BoundObjects() {}

  static void statement(Binder b, ObjectStatement statement) {
    switch (statement) {
      case ObjectStatement.Drop drop ->
          drop.targets().forEach(target -> target(b, target, drop.ifExists()));
      case ObjectStatement.Rename rename -> {
        target(b, rename.target(), rename.ifExists());
        b.gives(rename.newName(), renamed(b, rename));
      }
      case ObjectStatement.SetSchema set -> {
        target(b, set.target(), set.ifExists());
        b.schema(set.schema());
      }
      case ObjectStatement.SetOwner set -> {
        target(b, set.target(), false);
        b.role(set.owner());
      }
      case ObjectStatement.OtherAlter alter -> target(b, alter.target(), false);
      case ObjectStatement.Comment comment -> target(b, comment.target(), false);
    }
  }

  /** What has a new name after the statement. */
  private static @Nullable Meaning renamed(Binder b, ObjectStatement.Rename rename) {
    Target target = rename.target();
    var parts = new ArrayList<>(target.name().parts());
    parts.set(parts.size() - 1, rename.newName());
    var name = new ObjectName(parts);
    return of(
        b,
        new Target(
            target.kind(), name, target.arguments(), target.on(), target.start(), target.end()));
  }

  /** Keeps what a target names, or the wish to drop what is not there. */
  private static void target(Binder b, Target target, boolean ifThere) {
    Meaning meaning = of(b, target);
    Ident schema = target.name().schema();
    if (target.on() != null) {
      on(b, target);
    }
    if (schema != null && target.kind() != ObjectKind.COLUMN) {
      b.schema(schema);
    }
    if (meaning != null) {
      b.put(target.name().last(), meaning);
    } else if (ifThere) {
      b.absent(target.name().last(), target.kind(), owner(b, target));
    }
    if (target.arguments() != null) {
      target.arguments().forEach(argument -> b.type(argument.type()));
    }
  }

  private static void on(Binder b, Target target) {
    ObjectName on = target.on();
    switch (target.kind()) {
      case DOMAIN_CONSTRAINT -> BoundStatements.typeName(b, Objects.requireNonNull(on));
      case OPERATOR_CLASS, OPERATOR_FAMILY, TRANSFORM -> {}
      default -> {
        Meaning there = b.entry(Objects.requireNonNull(on));
        if (there == null && target.kind() == ObjectKind.COLUMN) {
          BoundStatements.typeName(b, on);
        } else {
          b.relation(on);
        }
      }
    }
  }

  private static @Nullable Meaning of(Binder b, Target target) {
    ObjectName name = target.name();
    Ident last = name.last();
    return switch (target.kind()) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> b.entry(name);
      case TYPE, DOMAIN -> b.type(name);
      case COLUMN -> column(b, target, last);
      case CONSTRAINT -> b.constraint(owner(b, target), last);
      case DOMAIN_CONSTRAINT -> {
        Meaning domain = target.on() == null ? null : b.type(target.on());
        yield domain != null && domain.object() instanceof PgType type
            ? BoundTypes.constraint(b, type, last)
            : null;
      }
      case POLICY -> b.member(owner(b, target), Space.POLICY, last);
      case TRIGGER -> b.member(owner(b, target), Space.TRIGGER, last);
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
          BoundRoutines.named(b, name, target.arguments());
      case SCHEMA -> b.named(Space.SCHEMA, last);
      case EXTENSION -> b.named(Space.EXTENSION, last);
      case ROLE -> b.named(Space.ROLE, last);
      case PUBLICATION -> b.named(Space.PUBLICATION, last);
      default -> null;
    };
  }

  private static @Nullable Relation owner(Binder b, Target target) {
    Meaning owner = target.on() == null ? null : b.entry(target.on());
    return owner != null && owner.object() instanceof Relation relation ? relation : null;
  }

  private static @Nullable Meaning column(Binder b, Target target, Ident name) {
    Relation owner = owner(b, target);
    if (owner != null) {
      return b.member(owner, name, (c, relation) -> relation.column(name.text()));
    }
    Meaning type = target.on() == null ? null : b.type(target.on());
    return type != null && type.object() instanceof PgType own
        ? BoundTypes.attribute(b, own, name)
        : null;
  }

  /** {@code t.c}. */
  static void column(Binder b, @Nullable ObjectName name) {
    if (name == null || name.parts().size() < 2) {
      return;
    }
    List<Ident> parts = name.parts();
    Relation owner = b.relation(new ObjectName(parts.subList(0, parts.size() - 1)));
    b.put(name.last(), b.column(owner, name.last()));
  }

  static void grant(Binder b, GrantStatement statement) {
    switch (statement) {
      case GrantStatement.Privileges grant -> {
        for (Target target : grant.targets()) {
          if (grant.allInSchema()) {
            b.schema(target.name().last());
          } else {
            target(b, target, false);
            Meaning on = b.entry(target.name());
            Relation relation = on != null && on.object() instanceof Relation found ? found : null;
            grant.privileges().forEach(p -> b.columns(relation, p.columns()));
          }
        }
        grant.roles().forEach(b::role);
      }
      case GrantStatement.Membership grant -> {
        grant.roles().forEach(b::role);
        grant.members().forEach(b::role);
      }
      case GrantStatement.DefaultPrivileges grant -> {
        grant.forRoles().forEach(b::role);
        grant.schemas().forEach(b::schema);
        grant.change().roles().forEach(b::role);
      }
    }
  }
}
