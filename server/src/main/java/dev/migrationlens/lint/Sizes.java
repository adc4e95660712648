package dev.migrationlens.lint;

import dev.migrationlens.schema.Size;
import org.jspecify.annotations.Nullable;

/**
 * When a table is small and when it is large, in bytes: what takes time in proportion to a table is
 * a hint about a small one and a warning about a large one.
 */
public record Sizes(long small, long large) {
  /** In megabytes. */
  public static final int SMALL = 10;

  public static final int LARGE = 1000;
  public static final Sizes USUAL = ofMegabytes(SMALL, LARGE);

  public static Sizes ofMegabytes(long small, long large) {
    return new Sizes(small << 20, large << 20);
  }

  /** How loud a finding about a table of that size is, where it is known. */
  Severity severity(Severity own, @Nullable Size size) {
    if (size == null || own == Severity.OFF || own == Severity.ERROR) {
      return own;
    }
    if (size.bytes() >= large) {
      return Severity.WARNING;
    }
    return size.bytes() < small ? Severity.HINT : own;
  }
}
