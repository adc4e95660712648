package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.syntax.ast.TypeStatement.AlterDomain;
import dev.migrationlens.syntax.ast.TypeStatement.CreateDomain;

/** Domains. */
final class DomainStatements {
  private DomainStatements() {}

  /** After CREATE DOMAIN. */
  static Statement create(TokenCursor c, int start) {
    ObjectName name = c.anyName();
    c.accept("as");
    TypeName type = Types.typeName(c);
    var qualifiers = ColumnDefinitions.qualifiers(c);
    return new CreateDomain(
        name, type, qualifiers.collation(), qualifiers.constraints(), start, c.previousEnd());
  }

  /** After ALTER DOMAIN. */
  static Statement alter(TokenCursor c, int start) {
    ObjectName name = c.anyName();
    var target = new Target(ObjectKind.DOMAIN, name, null, null, name.start(), name.end());
    if (c.accept("rename")) {
      return rename(c, name, target, start);
    }
    if (c.accept("owner")) {
      c.expect("to");
      return new ObjectStatement.SetOwner(target, Roles.role(c), start, c.previousEnd());
    }
    if (c.accept("set", "schema")) {
      return new ObjectStatement.SetSchema(target, false, c.columnId(), start, c.previousEnd());
    }
    return new AlterDomain(name, action(c, name.last()), start, c.previousEnd());
  }

  private static Statement rename(TokenCursor c, ObjectName name, Target target, int start) {
    if (!c.accept("constraint")) {
      c.expect("to");
      return AlterObjects.renamed(c, target, false, start);
    }
    Ident constraint = c.columnId();
    var part = AlterObjects.target(ObjectKind.DOMAIN_CONSTRAINT, constraint, name);
    c.expect("to");
    return AlterObjects.renamed(c, part, false, start);
  }

  /** The action, with the domain's own name where a table's action names a column. */
  private static AlterAction action(TokenCursor c, Ident name) {
    int start = c.start();
    Ident domain = new Ident(name.text(), name.quoted(), start, start);
    if (c.accept("add")) {
      return new AlterAction.AddConstraint(TableConstraints.ofDomain(c), start, c.previousEnd());
    }
    if (c.accept("validate")) {
      c.expect("constraint");
      return new AlterAction.ValidateConstraint(c.columnId(), start, c.previousEnd());
    }
    boolean set = c.accept("set");
    if (!set) {
      c.expect("drop");
      if (c.accept("constraint")) {
        boolean ifExists = Clauses.ifExists(c);
        Ident constraint = c.columnId();
        return new AlterAction.DropConstraint(
            constraint, ifExists, Clauses.cascade(c), start, c.previousEnd());
      }
    }
    if (c.accept("default")) {
      var value = set ? Expressions.expression(c) : null;
      return new AlterAction.SetDefault(domain, value, start, c.previousEnd());
    }
    c.expect("not");
    c.expect("null");
    return new AlterAction.SetNotNull(domain, set, start, c.previousEnd());
  }
}
