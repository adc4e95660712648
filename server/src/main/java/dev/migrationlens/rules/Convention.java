package dev.migrationlens.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What most names of one kind have in common: at least four in five of ten or more. Names that fit
 * several conventions, as a single word does, speak for none.
 */
record Convention(Way way, int followers, int peers) {
  private static final int PEERS = 10;

  /**
   * A way to write names: what one calls it, how to tell, what to say of a name that departs from
   * it (nothing where that is not sure), and how that name would be written instead.
   */
  record Way(
      String words,
      Predicate<String> fits,
      UnaryOperator<String> departure,
      UnaryOperator<String> rewritten) {}

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
          return Optional.of(new Convention(way, followers, names.size()));
        }
      }
    }
    return Optional.empty();
  }

  /** A convention that somebody wrote down. */
  static Convention configured(Way way) {
    return new Convention(way, 0, 0);
  }

  boolean departs(String name) {
    return !way.fits().test(name) && !way.departure().apply(name).isEmpty();
  }

  /** What is wrong with a name that departs, and why the convention is believed in. */
  String complaint(String name, String kind) {
    String evidence =
        peers == 0
            ? kind + " are to be " + way.words()
            : followers + " of " + peers + " " + kind + " are " + way.words();
    return "`" + name + "` is " + way.departure().apply(name) + ": " + evidence;
  }

  /** The name as the convention would have it, where it can be told. */
  Optional<String> rewritten(String name) {
    return Optional.of(way.rewritten().apply(name)).filter(n -> !n.equals(name) && !departs(n));
  }
}
