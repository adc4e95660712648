package dev.migrationlens.effect;

import dev.migrationlens.catalog.Routine;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;

/** The body of a SQL function, which PostgreSQL analyses when the function is created. */
final class Bodies {
  private Bodies() {}

  static void check(Evaluation e, CreateRoutine create, Routine routine) {}
}
