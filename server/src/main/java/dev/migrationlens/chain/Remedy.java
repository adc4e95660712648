package dev.migrationlens.chain;

import dev.migrationlens.text.Edit;
import java.util.List;

/** What would cure a {@link ChainProblem}. */
public sealed interface Remedy {
  /** Nothing that a program should do by itself. */
  record None() implements Remedy {}

  /** Give the migration this version, everywhere it is mentioned. */
  record Renumber(String newVersion) implements Remedy {}

  /** Give the file this path. */
  record Rename(String newPath) implements Remedy {}

  /** Change the file's text; {@code title} says it as an order. */
  record Change(String title, List<Edit> edits) implements Remedy {
    public Change {
      edits = List.copyOf(edits);
    }
  }
}
