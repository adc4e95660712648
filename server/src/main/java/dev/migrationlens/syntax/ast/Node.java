package dev.migrationlens.syntax.ast;

import dev.migrationlens.text.Span;

/**
 * A part of a statement; {@code start} and {@code end} count from the statement's first character.
 */
public interface Node {
  int start();

  int end();

  default Span span() {
    return new Span(start(), end());
  }
}
