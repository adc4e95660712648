package dev.migrationlens.effect;

import dev.migrationlens.syntax.ast.RoutineStatement;

/** DO blocks. */
final class DoBlocks {
  private DoBlocks() {}

  static void run(Evaluation e, RoutineStatement.Do block) {
    Uncertain.everything(e);
  }
}
