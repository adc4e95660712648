package dev.migrationlens.catalog;

import dev.migrationlens.text.Span;

/**
 * The statement that made an object. {@code step} identifies a step of the chain (0: it was there
 * before), {@code span} the object's name in it, relative to the statement.
 */
public record Origin(int step, Span span) {
  public static final Origin BEFORE = new Origin(0, new Span(0, 0));
}
