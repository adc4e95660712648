package dev.migrationlens.effect;

import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.RoleStatement;

/** Who may own something: DROP OWNED takes along what nobody listed. */
final class Ownership {
  private static final String OWNER = "owner";

  private Ownership() {}

  /** Somebody has become the owner of something. */
  static void given(Evaluation e, Ident role) {
    String name = Comments.role(role);
    if (name != null) {
      Uncertain.mark(e, OWNER, name);
    }
  }

  /** From here on what is made may be somebody else's. */
  static void givenByAnybody(Evaluation e) {
    Uncertain.mark(e, OWNER, "*");
  }

  /** DROP OWNED and REASSIGN OWNED. */
  static void apply(Evaluation e, RoleStatement.Owned owned) {
    if (owned.newOwner() == null) {
      // A policy for nobody else goes too.
      Uncertain.gone(e, "policy", "*");
    }
    for (Ident role : owned.roles()) {
      Lookup.role(e, role);
      String name = Comments.role(role);
      if (name != null && !e.mayBeThere(OWNER, name)) {
        continue;
      }
      if (owned.newOwner() == null) {
        Uncertain.everything(e);
      } else {
        given(e, owned.newOwner());
      }
    }
  }
}
