package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Query;

/** Queries. */
public final class Queries {
  private Queries() {}

  /** Any query (SelectStmt). */
  public static Query query(TokenCursor c) {
    throw c.unexpected();
  }
}
