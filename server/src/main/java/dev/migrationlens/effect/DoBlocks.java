package dev.migrationlens.effect;

import dev.migrationlens.syntax.ast.RoutineStatement;

/** DO blocks, which run at once. */
final class DoBlocks {
  private DoBlocks() {}

  static void run(Evaluation e, RoutineStatement.Do block) {
    boolean plpgsql = block.language() == null || block.language().text().equals("plpgsql");
    if (!plpgsql || block.body().block() == null) {
      Uncertain.everything(e);
      return;
    }
    boolean compiles = !e.failed();
    int before = e.problemCount();
    new PlRun(e).all(block.body().block());
    if (!compiles) {
      e.takeBack(before);
    }
  }
}
