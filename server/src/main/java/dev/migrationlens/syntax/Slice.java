package dev.migrationlens.syntax;

import dev.migrationlens.text.Span;

/**
 * One statement's place in its file: from its first token to just before its semicolon (or the end
 * of the last token). Comments and white space before it belong to nobody.
 */
public record Slice(Kind kind, int start, int end) {
  /** What the slice holds. */
  public enum Kind {
    SQL,
    /** A psql backslash command, to its line's end. */
    PSQL_COMMAND,
    /** The lines between {@code COPY … FROM stdin;} and {@code \.}. */
    COPY_DATA
  }

  public Span span() {
    return new Span(start, end);
  }

  public String of(String text) {
    return text.substring(start, end);
  }
}
