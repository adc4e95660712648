package dev.migrationlens.chain;

import dev.migrationlens.text.Edit;
import java.util.List;

/** What would cure a {@link ChainProblem}. */
public sealed interface Remedy {
  /** Nothing that a program should do by itself. */
  record None() implements Remedy {}

  /** Give the migration this version, everywhere it is mentioned. */
  record Renumber(String newVersion) implements Remedy {}

  /** Give the file this path; what it is meant to be is plain from its name. */
  record Rename(String newPath) implements Remedy {}

  /** Give the file this path, if it is meant to run at all. */
  record Adopt(String newPath) implements Remedy {}

  /** Let the file run at the end: name it in the list that says the order. */
  record Enlist(String list, List<Edit> edits) implements Remedy {
    public Enlist {
      edits = List.copyOf(edits);
    }
  }

  /** Change the file's text; {@code title} says it as an order. */
  record Change(String title, List<Edit> edits) implements Remedy {
    public Change {
      edits = List.copyOf(edits);
    }
  }
}
