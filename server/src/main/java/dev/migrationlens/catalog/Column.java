package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column. {@code number} never changes while names do. {@code type} is null where it is not known
 * for certain. {@code defaultText} is the expression as written.
 */
public record Column(
    int number,
    String name,
    @Nullable SqlType type,
    boolean notNull,
    @Nullable String defaultText,
    Generation generation,
    boolean inherited,
    Origin origin)
    implements CatalogObject {

  /** Who fills the column. */
  public enum Generation {
    NONE,
    IDENTITY_ALWAYS,
    IDENTITY_BY_DEFAULT,
    STORED,
    VIRTUAL;

    public boolean identity() {
      return this == IDENTITY_ALWAYS || this == IDENTITY_BY_DEFAULT;
    }

    public boolean computed() {
      return this == STORED || this == VIRTUAL;
    }
  }

  public boolean hasDefault() {
    return defaultText != null;
  }

  public Column named(String other) {
    return new Column(number, other, type, notNull, defaultText, generation, inherited, origin);
  }

  public Column typed(@Nullable SqlType other) {
    return new Column(number, name, other, notNull, defaultText, generation, inherited, origin);
  }

  public Column withNotNull(boolean value) {
    return new Column(number, name, type, value, defaultText, generation, inherited, origin);
  }

  public Column withDefault(@Nullable String text) {
    return new Column(number, name, type, notNull, text, generation, inherited, origin);
  }

  public Column generated(Generation other) {
    return new Column(number, name, type, notNull, defaultText, other, inherited, origin);
  }

  public Column numbered(int other) {
    return new Column(other, name, type, notNull, defaultText, generation, inherited, origin);
  }

  /** The same column as another statement left it. */
  public Column madeBy(Origin other) {
    return new Column(number, name, type, notNull, defaultText, generation, inherited, other);
  }

  public Column inherited(boolean value) {
    return new Column(number, name, type, notNull, defaultText, generation, value, origin);
  }
}
