package dev.migrationlens.sql;

/** A major version of PostgreSQL. */
public record PgVersion(int major) implements Comparable<PgVersion> {
  public static final PgVersion NEWEST = new PgVersion(18);

  @Override
  public int compareTo(PgVersion other) {
    return Integer.compare(major, other.major);
  }

  @Override
  public String toString() {
    return "PostgreSQL " + major;
  }
}
