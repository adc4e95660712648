package dev.migrationlens.write;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.replay.Step;
import java.util.HashSet;
import java.util.Set;

/** What a statement leaves for others to see. */
final class Moved {
  private Moved() {}

  /** A session's state and what only the catalog itself remembers are nobody's need. */
  static Set<Key> keys(Step step) {
    var keys = new HashSet<Key>();
    for (Key key : step.writes().keySet()) {
      if (key.space() != Space.SESSION
          && key.space() != Space.DEPENDENT
          && key.space() != Space.NEEDS
          && key.space() != Space.UNCERTAIN
          && key.space() != Space.ID) {
        keys.add(key);
      }
    }
    return keys;
  }
}
