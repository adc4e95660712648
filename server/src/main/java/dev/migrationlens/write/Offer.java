package dev.migrationlens.write;

import dev.migrationlens.lint.FileChange;
import java.util.List;
import java.util.function.Supplier;

/** Something that can be written here; what exactly is only found out when it is wanted. */
public record Offer(String title, Kind kind, Supplier<List<FileChange>> changes) {

  /** What it does to the file it is offered in. */
  public enum Kind {
    /** Takes something out into a place of its own. */
    EXTRACT,
    /** Writes the same in another form. */
    REWRITE,
    /** Is about the whole file. */
    SOURCE
  }
}
