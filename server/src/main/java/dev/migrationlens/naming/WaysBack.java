package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.text.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names in what undoes a migration: it meets the database that the migration leaves, and leaves
 * the one that the migration met.
 */
final class WaysBack {
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

  private static void statement(
      Reading replay,
      Migration back,
      Slice slice,
      List<Catalog> catalogs,
      Map<Meaning.Identity, Followers.Renamed> renamed,
      Map<Site, Edit> edits) {
    if (slice.kind() != Slice.Kind.SQL) {
      return;
    }
    Parsed parsed = Parser.parse(slice.of(back.text()));
    if (parsed.broken()) {
      return;
    }
    var binder = new Binder(slice.of(back.text()), catalogs, replay.end(), List.of());
    BoundStatements.statement(binder, parsed.statement(), new Sight(null));
    for (Bound bound : binder.found) {
      var site = new Site(back.path(), bound.span().shift(slice.start()));
      Followers.Renamed other =
          bound.sense() instanceof Meaning m ? renamed.get(m.identity()) : null;
      if (other != null && Era.called(back.text(), site).equals(other.from())) {
        edits.put(site, Era.edit(back.text(), site, other.to()));
      }
    }
  }
}
