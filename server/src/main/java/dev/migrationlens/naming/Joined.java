package dev.migrationlens.naming;

import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column that two members of FROM are joined by. A natural join says no name, and so has no
 * {@code at}; {@code keepsRight} says that the column may be the right side's alone.
 */
record Joined(@Nullable Span at, Side left, Side right, boolean keepsRight) {

  /** A member of FROM under its name there, and what its column stands for. */
  record Side(String name, List<Sense> senses) {
    Side {
      senses = List.copyOf(senses);
    }
  }
}
