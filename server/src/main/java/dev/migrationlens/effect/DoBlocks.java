package dev.migrationlens.effect;

import dev.migrationlens.syntax.ast.RoutineStatement;

/** DO blocks, which run at once. */
final class DoBlocks {
  private DoBlocks() {}

  static void run(Evaluation e, RoutineStatement.Do block) {
    if (e.failed()) {
      // PL/pgSQL compiles the whole block before it runs any of it.
      Recovery.broken(e, e.text);
      return;
    }
    boolean plpgsql = block.language() == null || block.language().text().equals("plpgsql");
    if (!plpgsql || block.body().block() == null) {
      Uncertain.everything(e);
      return;
    }
    new PlRun(e).all(block.body().block());
  }
}
