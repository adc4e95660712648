package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.Statement;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** DROP of everything. */
final class DropStatements {
  private DropStatements() {}

  /** DROP, at its first word. */
  static Statement parse(TokenCursor c) {
    int start = c.start();
    c.expect("drop");
    @Nullable ObjectKind kind = ObjectTargets.dottedKind(c);
    if (kind != null) {
      return dotted(c, kind, start);
    }
    kind = ObjectTargets.plainKind(c);
    if (kind != null) {
      return list(c, kind, named(kind), start);
    }
    kind = ObjectTargets.attachedKind(c);
    if (kind != null) {
      boolean ifExists = Clauses.ifExists(c);
      return one(c, ifExists, ObjectTargets.attached(c, kind), start);
    }
    kind = ObjectTargets.routineKind(c);
    if (kind != null) {
      ObjectKind routine = kind;
      return list(c, kind, x -> ObjectTargets.routine(routine, RoutineNames.signature(x)), start);
    }
    return other(c, start);
  }

  private static Function<TokenCursor, Target> named(ObjectKind kind) {
    return c -> AlterObjects.target(kind, c.columnId(), null);
  }

  private static Statement other(TokenCursor c, int start) {
    if (c.accept("type")) {
      return list(c, ObjectKind.TYPE, x -> ObjectTargets.type(x, ObjectKind.TYPE), start);
    }
    if (c.accept("domain")) {
      return list(c, ObjectKind.DOMAIN, x -> ObjectTargets.type(x, ObjectKind.DOMAIN), start);
    }
    if (c.accept("aggregate")) {
      return list(
          c,
          ObjectKind.AGGREGATE,
          x -> ObjectTargets.routine(ObjectKind.AGGREGATE, RoutineNames.aggregate(x)),
          start);
    }
    if (c.accept("operator")) {
      return operator(c, start);
    }
    if (c.accept("cast")) {
      boolean ifExists = Clauses.onlyIfExists(c);
      return one(c, ifExists, ObjectTargets.cast(c), start);
    }
    if (c.accept("transform")) {
      boolean ifExists = Clauses.onlyIfExists(c);
      return one(c, ifExists, ObjectTargets.transform(c), start);
    }
    if (c.accept("owned")) {
      return RoleStatements.dropOwned(c, start);
    }
    return ofCluster(c, start);
  }

  /** What belongs to the whole cluster: roles, databases and the like, mostly without CASCADE. */
  private static Statement ofCluster(TokenCursor c, int start) {
    if (ForeignStatements.mappingAhead(c)) {
      return userMapping(c, start);
    }
    if (c.accept("role") || c.accept("user") || c.accept("group")) {
      boolean ifExists = Clauses.ifExists(c);
      List<Target> roles =
          Clauses.list(c, x -> AlterObjects.target(ObjectKind.ROLE, Roles.role(x), null));
      return drop(c, ObjectKind.ROLE, roles, ifExists, start);
    }
    if (c.accept("subscription")) {
      boolean ifExists = Clauses.ifExists(c);
      return one(
          c, ifExists, AlterObjects.target(ObjectKind.SUBSCRIPTION, c.columnId(), null), start);
    }
    boolean database = c.accept("database");
    if (!database) {
      c.expect("tablespace");
    }
    ObjectKind kind = database ? ObjectKind.DATABASE : ObjectKind.TABLESPACE;
    boolean ifExists = Clauses.ifExists(c);
    Target target = AlterObjects.target(kind, c.columnId(), null);
    if (database && (c.accept("with") || c.atSymbol('('))) {
      Clauses.parenthesized(c, x -> x.expectAny("force"));
    }
    return drop(c, kind, List.of(target), ifExists, start);
  }

  private static Statement userMapping(TokenCursor c, int start) {
    c.expect("user", "mapping");
    boolean ifExists = Clauses.onlyIfExists(c);
    c.expect("for");
    Ident user = Roles.mapped(c);
    c.expect("server");
    Ident server = c.columnId();
    Target target =
        AlterObjects.target(
            ObjectKind.USER_MAPPING,
            user,
            new dev.migrationlens.syntax.ast.ObjectName(List.of(server)));
    return drop(c, ObjectKind.USER_MAPPING, List.of(target), ifExists, start);
  }

  private static Statement dotted(TokenCursor c, ObjectKind kind, int start) {
    boolean concurrently = kind == ObjectKind.INDEX && c.accept("concurrently");
    boolean ifExists = Clauses.ifExists(c);
    List<Target> targets = Clauses.list(c, x -> AlterObjects.qualified(x, kind));
    boolean cascade = Clauses.cascade(c);
    return new Drop(kind, targets, ifExists, cascade, concurrently, start, c.previousEnd());
  }

  private static Statement operator(TokenCursor c, int start) {
    @Nullable ObjectKind kind = ObjectTargets.classOrFamily(c);
    if (kind != null) {
      boolean ifExists = Clauses.ifExists(c);
      return one(c, ifExists, ObjectTargets.usingMethod(c, kind), start);
    }
    return list(c, ObjectKind.OPERATOR, ObjectTargets::operatorWithOperands, start);
  }

  private static Statement list(
      TokenCursor c, ObjectKind kind, Function<TokenCursor, Target> target, int start) {
    boolean ifExists = Clauses.ifExists(c);
    List<Target> targets = Clauses.list(c, target);
    boolean cascade = Clauses.cascade(c);
    return new Drop(kind, targets, ifExists, cascade, false, start, c.previousEnd());
  }

  private static Statement one(TokenCursor c, boolean ifExists, Target target, int start) {
    boolean cascade = Clauses.cascade(c);
    return new Drop(
        target.kind(), List.of(target), ifExists, cascade, false, start, c.previousEnd());
  }

  private static Statement drop(
      TokenCursor c, ObjectKind kind, List<Target> targets, boolean ifExists, int start) {
    return new Drop(kind, targets, ifExists, false, false, start, c.previousEnd());
  }
}
