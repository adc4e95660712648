package dev.migrationlens.lint;

import java.util.Locale;

/** How loud a finding is; ERROR with a SQLSTATE is a promise that PostgreSQL rejects it. */
public enum Severity {
  ERROR,
  WARNING,
  INFO,
  HINT,
  OFF;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean atLeast(Severity other) {
    return ordinal() <= other.ordinal();
  }
}
