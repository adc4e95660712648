package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.ObjectName;

/** A relation as statements name it that may leave out its children. */
final class Relations {
  private Relations() {}

  /** A relation, and whether its children are left out. */
  record Relation(ObjectName name, boolean only) {}

  /** {@code t}, {@code t *}, {@code ONLY t} or {@code ONLY (t)}. */
  static Relation relation(TokenCursor c) {
    if (c.accept("only")) {
      if (!c.acceptSymbol('(')) {
        return new Relation(c.qualifiedName(), true);
      }
      ObjectName name = c.qualifiedName();
      c.expectSymbol(')');
      return new Relation(name, true);
    }
    ObjectName name = c.qualifiedName();
    c.acceptOperator("*");
    return new Relation(name, false);
  }

  /** The same, for those who do not care. */
  static ObjectName name(TokenCursor c) {
    return relation(c).name();
  }
}
