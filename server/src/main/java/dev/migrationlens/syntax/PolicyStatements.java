package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.PolicyStatement.AlterPolicy;
import dev.migrationlens.syntax.ast.PolicyStatement.CreatePolicy;
import dev.migrationlens.syntax.ast.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Row-level security policies. */
final class PolicyStatements {
  private PolicyStatements() {}

  /** After CREATE POLICY. */
  static Statement create(TokenCursor c, int start) {
    Ident name = c.columnId();
    c.expect("on");
    ObjectName table = c.qualifiedName();
    boolean permissive = !c.accept("as") || permissive(c);
    String command =
        c.accept("for") ? c.expectAny("all", "select", "insert", "update", "delete") : "all";
    List<Ident> roles = optionalRoles(c);
    @Nullable Expr using = optionalUsing(c);
    @Nullable Expr withCheck = optionalCheck(c);
    return new CreatePolicy(
        name, table, permissive, command, roles, using, withCheck, start, c.previousEnd());
  }

  /** PERMISSIVE or RESTRICTIVE, which are no key words: any other identifier has its own error. */
  private static boolean permissive(TokenCursor c) {
    Clauses.offer(c, List.of("permissive", "restrictive"));
    if (!Clauses.atIdentifier(c)) {
      throw c.unexpected();
    }
    Ident word = c.columnId();
    boolean permissive = word.text().equals("permissive");
    if (!permissive && !word.text().equals("restrictive")) {
      throw c.failure(
          "unrecognized row security option \"" + word.text() + "\"", word, SqlState.SYNTAX_ERROR);
    }
    return permissive;
  }

  private static List<Ident> optionalRoles(TokenCursor c) {
    return c.accept("to") ? Roles.roles(c) : List.of();
  }

  private static @Nullable Expr optionalUsing(TokenCursor c) {
    return c.accept("using") ? TableConstraints.parenthesized(c) : null;
  }

  private static @Nullable Expr optionalCheck(TokenCursor c) {
    if (!c.accept("with")) {
      return null;
    }
    c.expect("check");
    return TableConstraints.parenthesized(c);
  }

  /** After ALTER POLICY. */
  static Statement alter(TokenCursor c, int start) {
    boolean ifExists = Clauses.ifExists(c);
    Ident name = c.columnId();
    c.expect("on");
    ObjectName table = c.qualifiedName();
    if (ifExists || c.at("rename")) {
      c.expect("rename");
      c.expect("to");
      var target = AlterObjects.target(ObjectKind.POLICY, name, table);
      return AlterObjects.renamed(c, target, ifExists, start);
    }
    List<Ident> roles = optionalRoles(c);
    @Nullable Expr using = optionalUsing(c);
    @Nullable Expr withCheck = optionalCheck(c);
    return new AlterPolicy(name, table, roles, using, withCheck, start, c.previousEnd());
  }
}
