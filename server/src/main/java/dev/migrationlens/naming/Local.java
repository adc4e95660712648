package dev.migrationlens.naming;

import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Something that lives in one statement only; {@code declared} is where it gets its name, {@code
 * whole} all that is said of it there, {@code of} what an alias is another name for.
 */
public record Local(Kind kind, String name, Span declared, Span whole, @Nullable Sense of)
    implements Sense {

  boolean isSame(Sense other) {
    return other instanceof Local local && local.declared.equals(declared);
  }

  /** What sort of thing it is. */
  public enum Kind {
    WITH,
    ALIAS,
    OUTPUT,
    WINDOW,
    VARIABLE,
    LABEL
  }
}
