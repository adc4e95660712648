package dev.migrationlens.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What most names of one kind have in common: at least four in five of ten or more. Names that fit
 * several conventions, as a single word does, speak for none.
 */
record Convention(String words, Predicate<String> fits, int followers, int peers) {
  private static final int PEERS = 10;

  /** A way to write names, and how to tell. */
  record Way(String words, Predicate<String> fits) {}

  /** The convention that a chain's names show, if they show one. */
  static Optional<Convention> learned(List<String> names, List<Way> ways) {
    List<String> telling =
        names.stream()
            .filter(n -> ways.stream().filter(w -> w.fits().test(n)).count() < 2)
            .toList();
    if (names.size() < PEERS || telling.isEmpty()) {
      return Optional.empty();
    }
    for (Way way : ways) {
      long agreeing = telling.stream().filter(way.fits()).count();
      if (agreeing * 5 >= telling.size() * 4L && agreeing < telling.size()) {
        int followers = (int) names.stream().filter(way.fits()).count();
        if (followers >= PEERS * 4 / 5) {
          return Optional.of(new Convention(way.words(), way.fits(), followers, names.size()));
        }
      }
    }
    return Optional.empty();
  }

  /** A convention that somebody wrote down. */
  static Convention configured(Way way) {
    return new Convention(way.words(), way.fits(), 0, 0);
  }

  boolean departs(String name) {
    return !fits.test(name);
  }

  /** Why the convention is believed in. */
  String evidence(String kind) {
    return peers == 0
        ? kind + " are to be " + words
        : followers + " of " + peers + " " + kind + " are " + words;
  }
}
