package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.text.Edit;
import java.util.List;
import java.util.stream.Stream;

/** The places, one after the other in the chain, where one thing has one and the same name. */
record Era(String name, List<References.Said> said) {
  Era {
    said = List.copyOf(said);
  }

  /** Around one place of a thing. */
  static Era around(Reading replay, Step step, Bound bound) {
    List<References.Said> all = References.said(replay, step, bound.sense(), replay.steps());
    Site here = Site.in(step, bound.span());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).site().equals(here)) {
        return around(replay, all, i);
      }
    }
    return new Era("", List.of());
  }

  /** The first one in which a thing is called so. */
  static Era called(Reading replay, Meaning meaning) {
    return new Era(
        meaning.name(),
        References.said(replay, meaning, replay.steps()).stream()
            .dropWhile(s -> !called(replay, s.site()).equals(meaning.name()))
            .takeWhile(s -> called(replay, s.site()).equals(meaning.name()))
            .toList());
  }

  /** The last one in which a thing is called so. */
  static Era last(Reading replay, Meaning meaning) {
    List<References.Said> all = References.said(replay, meaning, replay.steps());
    for (int i = all.size() - 1; i >= 0; i--) {
      if (called(replay, all.get(i).site()).equals(meaning.name())) {
        return around(replay, all, i);
      }
    }
    return new Era(meaning.name(), List.of());
  }

  private static Era around(Reading replay, List<References.Said> all, int at) {
    String name = called(replay, all.get(at).site());
    int first = at;
    while (first > 0 && called(replay, all.get(first - 1).site()).equals(name)) {
      first--;
    }
    int end = at + 1;
    while (end < all.size() && called(replay, all.get(end).site()).equals(name)) {
      end++;
    }
    return new Era(name, all.subList(first, end));
  }

  /** Whether the chain itself gives the name, rather than PostgreSQL or a platform. */
  boolean isGiven() {
    return said.stream().anyMatch(s -> s.bound().role() == Bound.Role.GIVES && isMade(s.bound()));
  }

  /** {@code IF NOT EXISTS} does not make what was there before the chain. */
  private static boolean isMade(Bound bound) {
    return !(bound.sense() instanceof Meaning meaning)
        || meaning.origin().map(origin -> origin.step() != 0).orElse(true);
  }

  /** The databases that have the thing under this name where it is said, and the last if it has. */
  Stream<Catalog> catalogs(Reading replay, Meaning meaning) {
    long id = meaning.identity().id();
    CatalogObject there = id == 0 ? null : replay.end().byId(id);
    boolean gone = id != 0 && there == null;
    boolean another = there instanceof RelationEntry entry && !entry.name().equals(name);
    boolean last = !gone && !another;
    return Stream.concat(
        said.stream()
            .map(References.Said::step)
            .distinct()
            .flatMap(step -> Stream.of(replay.before(step), replay.after(step))),
        last ? Stream.of(replay.end()) : Stream.of());
  }

  List<Site> sites() {
    return said.stream().map(References.Said::site).distinct().toList();
  }

  static String called(Reading replay, Site site) {
    return called(replay.text(site.path()), site);
  }

  /** The edit that writes another name as this one is written: in quotes, if that is a habit. */
  static Edit edit(String text, Site site, String name) {
    String written = site.span().of(text);
    boolean quoted = written.startsWith("\"") && !Names.quote(called(text, site)).equals(written);
    return new Edit(
        site.span(), quoted ? '"' + name.replace("\"", "\"\"") + '"' : Names.quote(name));
  }

  static String called(String text, Site site) {
    String written = site.span().of(text);
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : Names.fold(written);
  }
}
