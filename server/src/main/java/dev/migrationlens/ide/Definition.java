package dev.migrationlens.ide;

import dev.migrationlens.naming.Locals;
import dev.migrationlens.naming.Meaning;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.naming.Site;
import dev.migrationlens.replay.Replay;
import java.util.List;

/** Where the object under the cursor was made. */
public final class Definition {
  private Definition() {}

  /** None for what was there before the chain; what is used too early is found where it is made. */
  public static List<Site> at(Replay replay, String path, int offset) {
    return Locals.at(replay, path, offset)
        .map(local -> List.of(local.declared()))
        .orElseGet(() -> made(replay, path, offset));
  }

  private static List<Site> made(Replay replay, String path, int offset) {
    return Meanings.at(replay, path, offset)
        .or(() -> Meanings.atTheEnd(replay, path, offset))
        .flatMap(Meaning::origin)
        .flatMap(origin -> Site.of(replay, origin))
        .map(List::of)
        .orElse(List.of());
  }
}
