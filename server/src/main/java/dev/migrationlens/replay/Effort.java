package dev.migrationlens.replay;

import java.util.concurrent.atomic.AtomicInteger;

/** How much was done since a replay began: for tests that count. */
public final class Effort {
  final AtomicInteger parsed = new AtomicInteger();
  int evaluated;

  public int parsed() {
    return parsed.get();
  }

  public int evaluated() {
    return evaluated;
  }
}
