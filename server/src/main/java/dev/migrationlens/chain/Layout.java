package dev.migrationlens.chain;

import java.util.List;

/**
 * What a tool sees in a folder: its migrations in the order it runs them, and what it objects to.
 */
public record Layout(List<Entry> entries, List<ChainProblem> problems) {
  public Layout {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }
}
