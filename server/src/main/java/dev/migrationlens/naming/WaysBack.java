package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.text.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names in what undoes a migration: it meets the database that the migration leaves, and leaves
 * the one that the migration met.
 */
public final class WaysBack {
  private WaysBack() {}

  /** Gives other names to what the ways back call by one name, and to what follows it. */
  static Map<Site, Edit> edits(
      Reading replay,
      Map<String, Migration> rollbacks,
      String name,
      Map<Meaning.Identity, Followers.Renamed> renamed) {
    var edits = new LinkedHashMap<Site, Edit>();
    rollbacks.forEach(
        (path, back) -> {
          boolean said = References.containsIgnoringCase(back.text(), name);
          List<Step> steps = said ? replay.steps(path) : List.of();
          if (!steps.isEmpty()) {
            var catalogs = List.of(replay.after(steps.getLast()), replay.before(steps.getFirst()));
            back.up().forEach(slice -> statement(replay, back, slice, catalogs, renamed, edits));
          }
        });
    return edits;
  }

  /** A name in the part of a file that undoes it; {@code base} is where its statement begins. */
  public record Found(Meaning meaning, int base) {}

  public static Optional<Found> at(Replay replay, String path, int offset) {
    Migration file = replay.migration(path);
    List<Step> steps = replay.steps(path);
    if (file == null || steps.isEmpty()) {
      return Optional.empty();
    }
    var catalogs = List.of(replay.after(steps.getLast()), replay.before(steps.getFirst()));
    return file.down().stream()
        .filter(slice -> slice.span().touches(offset))
        .flatMap(
            slice ->
                bound(replay.end(), slice, slice.of(file.text()), catalogs).stream()
                    .filter(bound -> bound.span().touches(offset - slice.start()))
                    .filter(bound -> bound.sense() instanceof Meaning)
                    .map(b -> new Found(((Meaning) b.sense()).at(b.span()), slice.start())))
        .findFirst();
  }

  private static List<Bound> bound(Catalog end, Slice slice, String text, List<Catalog> catalogs) {
    Parsed parsed = slice.kind() == Slice.Kind.SQL ? Parser.parse(text) : null;
    if (parsed == null || parsed.broken()) {
      return List.of();
    }
    var binder = new Binder(text, catalogs, end, List.of());
    BoundStatements.statement(binder, parsed.statement(), new Sight(null));
    return binder.found;
  }

  private static void statement(
      Reading replay,
      Migration back,
      Slice slice,
      List<Catalog> catalogs,
      Map<Meaning.Identity, Followers.Renamed> renamed,
      Map<Site, Edit> edits) {
    for (Bound bound : bound(replay.end(), slice, slice.of(back.text()), catalogs)) {
      var site = new Site(back.path(), bound.span().shift(slice.start()));
      Followers.Renamed other =
          bound.sense() instanceof Meaning m ? renamed.get(m.identity()) : null;
      if (other != null && Era.called(back.text(), site).equals(other.from())) {
        edits.put(site, Era.edit(back.text(), site, other.to()));
      }
    }
  }
}
