package dev.migrationlens.effect;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Uncertainty;
import java.util.Set;

/**
 * What is there only because the statements that PostgreSQL refused are taken as they were meant. A
 * statement that makes such an object again is the first that does.
 */
public final class Assumed {
  /** Steps that PostgreSQL refuses. */
  private static final String REFUSED = "refused step";

  /** Those, and steps that stand on what they should have made. */
  private static final String SHAKY = "shaky step";

  private Assumed() {}

  /** Notes whether the statement was refused, or stands on one that was. */
  public static void afterStatement(Evaluation e) {
    Evaluation.Outcome outcome = e.outcome();
    boolean failed = outcome.problems().stream().anyMatch(p -> p.state() != null);
    boolean shaky = standsOnShaky(e, outcome.relies());
    boolean refused =
        failed
            && (!shaky
                || outcome.problems().stream()
                    .anyMatch(p -> p.state() != null && !standsOnShaky(e, p.relies())));
    String step = Integer.toString(e.db.step());
    if (failed || shaky) {
      e.db.put(new Key(Space.UNCERTAIN, SHAKY, step), new Uncertainty(e.db.step()));
    }
    if (refused) {
      e.db.put(new Key(Space.UNCERTAIN, REFUSED, step), new Uncertainty(e.db.step()));
    }
  }

  private static boolean standsOnShaky(Evaluation e, Set<Integer> steps) {
    for (int step : steps) {
      if (e.db.get(new Key(Space.UNCERTAIN, SHAKY, Integer.toString(step))) != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether PostgreSQL refused the statement that made the object. */
  static boolean isOnly(Evaluation e, Origin origin) {
    return origin.step() != e.db.step()
        && e.db.get(new Key(Space.UNCERTAIN, REFUSED, Integer.toString(origin.step()))) != null;
  }

  /** Nothing stands on what was never there. */
  static void forget(Evaluation e, RelationEntry there) {
    switch (there) {
      case Relation relation -> Drops.relation(e, relation);
      case Index index -> Indexes.remove(e, index);
    }
  }
}
