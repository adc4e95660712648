package dev.migrationlens.schema;

import java.util.Locale;

/**
 * The planner's estimates for a relation, fewer than no rows where it has none; for an index also
 * how often it was used.
 */
public record Size(long rows, long bytes, long scans) {
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};
  private static final int STEP = 1024;

  public boolean known() {
    return rows >= 0;
  }

  /** {@code about 1,200 rows, 96 kB}. */
  public String words() {
    return String.format(Locale.ROOT, "about %,d rows, %s", rows, space());
  }

  /** {@code used 1,200 times}: of an index, since its statistics were reset. */
  public String use() {
    return scans == 0
        ? "never used"
        : scans == 1 ? "used once" : String.format(Locale.ROOT, "used %,d times", scans);
  }

  /** {@code 2.1 GB}. */
  public String space() {
    double amount = bytes;
    int unit = 0;
    while (amount >= STEP && unit < UNITS.length - 1) {
      amount /= STEP;
      unit++;
    }
    String form = unit < 2 || amount >= 10 ? "%,.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, form, amount, UNITS[unit]);
  }

  /** With two digits of each number, so that it changes no more often than it matters. */
  public Size rounded() {
    return new Size(rounded(rows), rounded(bytes), scans);
  }

  private static long rounded(long number) {
    long step = 1;
    while (number / step >= 100) {
      step *= 10;
    }
    return (number + step / 2) / step * step;
  }
}
