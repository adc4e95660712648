package dev.migrationlens.replay;

import dev.migrationlens.syntax.Slice;
import java.util.List;

/**
 * One migration file as the replay sees it. {@code path} is relative to the workspace with forward
 * slashes and is its identity; {@code up} are the slices that run forward, in order, {@code down}
 * those that undo it.
 */
public record Migration(
    String path,
    String version,
    String text,
    List<Slice> up,
    List<Slice> down,
    TransactionMode transaction,
    Runner runner) {

  /** Who opens transactions around the statements. */
  public enum TransactionMode {
    /** The tool wraps the whole file (CONCURRENTLY is refused in it). */
    PER_FILE,
    /** The file is sent as one multi-statement string: an implicit transaction block. */
    IMPLICIT_BLOCK,
    /** Every statement commits by itself. */
    AUTOCOMMIT,
    /** Nobody knows; claims about transactions are silent. */
    UNKNOWN
  }

  /** Who reads the file: decides whether psql's backslash commands are legal. */
  public enum Runner {
    PSQL,
    DRIVER,
    UNKNOWN
  }

  public Migration {
    up = List.copyOf(up);
    down = List.copyOf(down);
  }
}
