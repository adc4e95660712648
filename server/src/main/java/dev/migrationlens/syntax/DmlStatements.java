package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Statement;

/** SELECT and the statements that change rows. */
public final class DmlStatements {
  private DmlStatements() {}

  public static Statement parse(TokenCursor c) {
    throw c.unexpected();
  }
}
