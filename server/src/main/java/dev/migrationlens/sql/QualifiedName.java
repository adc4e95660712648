package dev.migrationlens.sql;

import org.jspecify.annotations.Nullable;

/** A folded name, with its schema where one was written. */
public record QualifiedName(@Nullable String schema, String name) {

  public static QualifiedName of(String name) {
    return new QualifiedName(null, name);
  }

  public static QualifiedName of(String schema, String name) {
    return new QualifiedName(schema, name);
  }

  /** As SQL would have it, quoted where needed. */
  @Override
  public String toString() {
    return schema == null ? Names.quote(name) : Names.quote(schema) + "." + Names.quote(name);
  }
}
