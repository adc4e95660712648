package dev.migrationlens.replay;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.syntax.ast.DmlStatement;

/** Which relations clients may be using while a migration runs. */
public final class Clients {
  private Clients() {}

  /** Whether a relation was there, perhaps with rows, before the step's migration. */
  public static boolean mayUse(Replay replay, Step step, Relation relation) {
    return !relation.schema().equals("pg_temp")
        && !relation.traits().temporary()
        && !bornIn(replay, step, relation.origin())
        && !emptied(replay, step, relation);
  }

  /** Whether this step's file made the object, so that nobody can be using it yet. */
  public static boolean bornIn(Replay replay, Step step, Origin origin) {
    Step maker = replay.step(origin.step());
    return maker != null && maker.path().equals(step.path());
  }

  /** Whether the file's own statements left the relation without rows. */
  private static boolean emptied(Replay replay, Step step, Relation relation) {
    boolean empty = false;
    for (Step earlier : replay.steps(step.path())) {
      if (earlier == step) {
        return empty;
      }
      boolean emptying = isTruncate(earlier);
      if (empty || emptying) {
        Impact impact = Impact.of(replay, earlier);
        empty =
            emptying && touches(impact, Claim.TABLE_TRUNCATE, relation)
                || empty && !touches(impact, Claim.ROWS_WRITTEN, relation);
      }
    }
    return false;
  }

  private static boolean isTruncate(Step step) {
    return step.parsed() != null && step.parsed().statement() instanceof DmlStatement.Truncate;
  }

  private static boolean touches(Impact impact, Claim claim, Relation relation) {
    return impact.of(claim).stream().anyMatch(t -> t.relation().id() == relation.id());
  }
}
