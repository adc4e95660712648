package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.RoutineStatement;
import java.util.Set;

/** DO blocks, which run at once. */
final class DoBlocks {
  private DoBlocks() {}

  static void run(Evaluation e, RoutineStatement.Do block) {
    if (e.failed()) {
      // PL/pgSQL compiles the whole block before it runs any of it.
      Recovery.broken(e, e.text);
      return;
    }
    String language = block.language() == null ? "plpgsql" : block.language().text();
    Routines.language(e, block.language());
    if (Set.of("sql", "c", "internal").contains(language)) {
      e.error(
          "relation-kind-differs",
          SqlState.FEATURE_NOT_SUPPORTED,
          "DO cannot run " + language,
          block.language() == null ? block : block.language());
    }
    if (e.failed()) {
      return;
    }
    if (!language.equals("plpgsql") || block.body().block() == null) {
      Uncertain.everything(e);
      return;
    }
    new PlRun(e).all(block.body().block());
  }
}
