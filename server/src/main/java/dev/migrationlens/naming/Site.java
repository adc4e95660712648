package dev.migrationlens.naming;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Span;
import java.util.Optional;

/** A place in a file of the chain; the span counts from the file's first character. */
public record Site(String path, Span span) {

  public static Site in(Step step, Span within) {
    return new Site(step.path(), within.shift(step.slice().start()));
  }

  boolean isIn(Step step) {
    return step.path().equals(path) && step.slice().span().covers(span);
  }

  /** Where an object was made, if the chain made it. */
  public static Optional<Site> of(Replay replay, Origin origin) {
    Step step = origin.step() == 0 ? null : replay.step(origin.step());
    return step == null || step.moment() < 0 || replay.migration(step.path()) == null
        ? Optional.empty()
        : Optional.of(in(step, origin.span()));
  }
}
