package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.replay.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file's way from the database it meets to the one it leaves. */
final class Passage {
  private final Spot spot;
  private final Catalog start;
  private final Map<Integer, Integer> places = new HashMap<>();

  Passage(Spot spot) {
    this.spot = spot;
    this.start = spot.before();
    List<Step> steps = spot.replay().steps(spot.path());
    for (int i = 0; i < steps.size(); i++) {
      places.put(steps.get(i).id(), i);
    }
  }

  Spot spot() {
    return spot;
  }

  /** Whether something was there before the file. */
  boolean met(long id) {
    return start.byId(id) != null;
  }

  boolean madeHere(Origin origin) {
    return places.containsKey(origin.step());
  }

  /**
   * Whether what a statement did to a relation needs no undoing, because the relation goes whole:
   * the file made it, and nothing that was made later holds on to it through this statement.
   */
  boolean goesWith(Relation relation, Step step) {
    Integer made = places.get(relation.origin().step());
    return made != null
        && !met(relation.id())
        && step.relies().stream().allMatch(id -> places.getOrDefault(id, -1) <= made);
  }

  /** Whether a statement is only about what the file itself made. */
  boolean onlyOwn(Step step) {
    return !step.relies().isEmpty() && step.relies().stream().allMatch(places::containsKey);
  }
}
