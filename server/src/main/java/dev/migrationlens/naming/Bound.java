package dev.migrationlens.naming;

import dev.migrationlens.text.Span;

/**
 * A name in a statement and what it stands for; one that stands for several things has several.
 * {@code role} is what is done there.
 */
public record Bound(Span span, Sense sense, Role role) {

  /** What a statement does where it says a name. */
  public enum Role {
    USES,
    /** As USES, where nothing but such a thing can stand. */
    NAMES,
    /** The thing gets this name here. */
    GIVES,
    /** A column that a join has in both of its tables, and so must have one name in them. */
    JOINS
  }
}
