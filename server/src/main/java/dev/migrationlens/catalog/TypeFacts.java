package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pg_type} says of a type. {@code related} is a domain's base type (with its
 * modifiers), a range's subtype, a multirange's subtype, or what subscripts of a fixed-length
 * array-like type such as {@code point} give.
 */
public record TypeFacts(
    SqlType type,
    Kind kind,
    char category,
    boolean preferred,
    @Nullable SqlType related,
    boolean collatable,
    boolean takesModifiers) {
  /** {@code pg_type.typtype}. */
  public enum Kind {
    BASE,
    COMPOSITE,
    DOMAIN,
    ENUM,
    PSEUDO,
    RANGE,
    MULTIRANGE
  }

  public static TypeFacts enumeration(SqlType type) {
    return new TypeFacts(type, Kind.ENUM, 'E', false, null, false, false);
  }

  public static TypeFacts composite(SqlType type) {
    return new TypeFacts(type, Kind.COMPOSITE, 'C', false, null, false, false);
  }

  public static TypeFacts range(SqlType type, SqlType subtype) {
    return new TypeFacts(type, Kind.RANGE, 'R', false, subtype, false, false);
  }

  public static TypeFacts multirange(SqlType type, SqlType subtype) {
    return new TypeFacts(type, Kind.MULTIRANGE, 'R', false, subtype, false, false);
  }

  /** A domain takes its category from the type it is over; it is never preferred. */
  public static TypeFacts domain(SqlType type, SqlType base, char category, boolean collatable) {
    return new TypeFacts(type, Kind.DOMAIN, category, false, base, collatable, false);
  }
}
