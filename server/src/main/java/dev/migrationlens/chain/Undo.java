package dev.migrationlens.chain;

/** Where what undoes a migration belongs. */
public sealed interface Undo {
  /** In a file that the tool itself runs when it goes back. */
  record File(String path) implements Undo {}

  /**
   * In a section of the same file, under this line; {@code begin} and {@code end} are lines around
   * statements with semicolons inside, or empty.
   */
  record Section(String header, String begin, String end) implements Undo {}

  /** In comments at the end of the same file, each line with this beginning. */
  record Comments(String prefix) implements Undo {}

  /** The tool never goes back: a script that people run, out of the tool's sight. */
  record Beside(String path) implements Undo {}
}
