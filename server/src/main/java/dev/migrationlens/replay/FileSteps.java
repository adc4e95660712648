package dev.migrationlens.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One file's steps, its start first, and those of them that take others back. */
record FileSteps(Migration migration, List<Step> steps, List<Step> rollbacks) {
  static FileSteps of(Migration migration, List<Step> steps) {
    return new FileSteps(migration, steps, steps.stream().filter(Rollbacks::is).toList());
  }

  /** Whether the files that a chain had and still has come in the same order. */
  static boolean sameOrder(Set<String> had, List<Migration> chain) {
    var kept = chain.stream().map(Migration::path).filter(had::contains).toList();
    var before = new ArrayList<>(had);
    before.retainAll(new HashSet<>(kept));
    return before.equals(kept);
  }

  /** What a rollback takes back may no longer be what it was. */
  void touch(TreeSet<Long> dirty, long after) {
    for (Step rollback : rollbacks) {
      if (rollback.moment > after) {
        dirty.add(rollback.moment);
      }
    }
  }
}
