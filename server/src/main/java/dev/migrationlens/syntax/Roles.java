package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import java.util.List;
import java.util.Locale;

/** Role names, and the words that stand for roles. */
final class Roles {
  private Roles() {}

  /** A role or one of the words for the current one; {@code public} too. */
  static Ident role(TokenCursor c) {
    if (atCurrent(c)) {
      return c.columnLabel();
    }
    Ident role = c.nonReservedWord();
    if (role.text().equals("none")) {
      throw reserved(c, role);
    }
    return role;
  }

  static List<Ident> roles(TokenCursor c) {
    return Clauses.list(c, Roles::role);
  }

  /** The name of a role that is made or renamed: neither {@code public} nor a current one. */
  static Ident newRole(TokenCursor c) {
    boolean current = atCurrent(c);
    Ident role = role(c);
    if (current) {
      throw c.failure(
          role.text().toUpperCase(Locale.ROOT) + " cannot be used as a role name here",
          role.span(),
          SqlState.RESERVED_NAME);
    }
    if (role.text().equals("public")) {
      throw reserved(c, role);
    }
    return role;
  }

  /** {@code USER} or a role, as user mappings name them. */
  static Ident mapped(TokenCursor c) {
    return c.at("user") ? c.columnLabel() : role(c);
  }

  private static boolean atCurrent(TokenCursor c) {
    return c.at("current_user") || c.at("current_role") || c.at("session_user");
  }

  private static SyntaxFailure reserved(TokenCursor c, Ident role) {
    return c.failure(
        "role name \"" + role.text() + "\" is reserved", role.span(), SqlState.RESERVED_NAME);
  }
}
