package dev.migrationlens.lint;

import java.util.List;

/**
 * A cure: what to do, said as an order, and the changes that do it. The first of a list is
 * preferred.
 */
public record Fix(String title, Strength strength, List<FileChange> changes) {

  /** Whether a cure may be applied unattended. */
  public enum Strength {
    /** Keeps the meaning; {@code migration-lens fix} applies it. */
    SAFE,
    /** Needs a human's look. */
    SUGGESTED
  }

  public Fix {
    changes = List.copyOf(changes);
  }

  public boolean safe() {
    return strength == Strength.SAFE;
  }
}
