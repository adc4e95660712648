package dev.migrationlens.replay;

import java.util.List;
import java.util.TreeSet;

/** One file's steps, its start first, and those of them that take others back. */
record FileSteps(Migration migration, List<Step> steps, List<Step> rollbacks) {
  static FileSteps of(Migration migration, List<Step> steps) {
    return new FileSteps(migration, steps, steps.stream().filter(Rollbacks::is).toList());
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
