package dev.migrationlens.naming;

import dev.migrationlens.replay.Replay;

/** What is done to a thing where its name stands. */
enum Lead {
  MAKES,
  DROPS,
  DROPS_IF_THERE,
  OTHER;

  /** {@code CREATE OR REPLACE CONSTRAINT TRIGGER}, and no more. */
  private static final int FARTHEST = 4;

  static Lead at(Replay replay, Site site) {
    return Here.at(replay, site.path(), site.span().start())
        .map(
            here -> {
              Words words = Words.of(here.step().text());
              return of(words, words.nameAt(here.offset()));
            })
        .orElse(OTHER);
  }

  static Lead of(Words words, int name) {
    int at = words.first(name) - 1;
    boolean tolerant = words.is(at, "exists");
    at -= tolerant ? 2 : 0;
    for (int i = at; i >= Math.max(0, at - FARTHEST); i--) {
      if (words.is(i, "create") || words.is(i, "add")) {
        return MAKES;
      }
      if (words.is(i, "drop")) {
        return tolerant ? DROPS_IF_THERE : DROPS;
      }
    }
    return OTHER;
  }
}
