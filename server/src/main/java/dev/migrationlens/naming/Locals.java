package dev.migrationlens.naming;

import dev.migrationlens.replay.Replay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the cursor stands on, where that lives in its statement only. */
public final class Locals {
  private Locals() {}

  /** {@code declared} is where it gets its name; {@code of} what an alias stands for. */
  public record Found(
      Local.Kind kind, String name, Site here, Site declared, @Nullable Meaning of) {}

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
    return new Found(local.kind(), local.name(), at, Site.in(here.step(), local.declared()), of);
  }
}
