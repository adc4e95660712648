package dev.migrationlens.naming;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the cursor stands on, where that lives in its statement only. */
public final class Locals {
  private Locals() {}

  /**
   * {@code declared} is where it gets its name, {@code whole} what is said of it there, or the line
   * of that; {@code of} what an alias stands for.
   */
  public record Found(
      Local.Kind kind, String name, Site here, Site declared, String whole, @Nullable Meaning of) {}

  public static Optional<Found> at(Replay replay, String path, int offset) {
    return Here.at(replay, path, offset)
        .flatMap(
            here ->
                Bindings.of(replay, here.step()).at(here.offset()).stream()
                    .findFirst()
                    .filter(bound -> bound.sense() instanceof Local)
                    .map(bound -> found(here, bound, (Local) bound.sense())));
  }

  private static Found found(Here here, Bound bound, Local local) {
    Site at = Site.in(here.step(), bound.span());
    Meaning of = local.of() instanceof Meaning meaning ? meaning.at(bound.span()) : null;
    return new Found(
        local.kind(),
        local.name(),
        at,
        Site.in(here.step(), local.declared()),
        whole(here.step().text(), local),
        of);
  }

  private static String whole(String statement, Local local) {
    Span whole = local.whole();
    if (!whole.equals(local.declared())) {
      return whole.of(statement);
    }
    int start = statement.lastIndexOf('\n', whole.start()) + 1;
    int end = statement.indexOf('\n', whole.end());
    return statement.substring(start, end < 0 ? statement.length() : end).strip();
  }
}
