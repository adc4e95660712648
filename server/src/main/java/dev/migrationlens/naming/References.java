package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Timeline;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every place of the chain that names the object under the cursor, whatever its name was then. */
public final class References {
  private References() {}

  /** A place that names a thing, and what is done there. */
  record Said(Step step, Site site, Bound bound) {}

  public static List<Site> at(Replay replay, String path, int offset) {
    return at(new Reading(replay), path, offset, replay.steps());
  }

  /** Those in the same file, for highlighting. */
  public static List<Site> inFile(Replay replay, String path, int offset) {
    return at(new Reading(replay), path, offset, replay.steps(path));
  }

  private static List<Site> at(Reading replay, String path, int offset, List<Step> steps) {
    return Here.at(replay.replay(), path, offset)
        .flatMap(
            here ->
                replay.bindings(here.step()).at(here.offset()).stream()
                    .findFirst()
                    .map(bound -> said(replay, here.step(), bound.sense(), steps)))
        .or(
            () ->
                WaysBack.at(replay.replay(), path, offset)
                    .map(found -> said(replay, found.meaning(), steps)))
        .map(all -> all.stream().map(Said::site).distinct().toList())
        .orElse(List.of());
  }

  /** Every place that names an object. */
  public static List<Site> of(Replay replay, Meaning meaning) {
    return said(new Reading(replay), meaning, replay.steps()).stream()
        .map(Said::site)
        .distinct()
        .toList();
  }

  /** Every place that says what a name of one statement stands for. */
  static List<Said> said(Reading replay, Step step, Sense sense, List<Step> steps) {
    return switch (sense) {
      case Meaning meaning -> said(replay, meaning, steps);
      case Local local ->
          replay.bindings(step).all().stream()
              .filter(bound -> local.isSame(bound.sense()))
              .map(bound -> said(step, bound))
              .toList();
      case Absent absent -> List.of();
    };
  }

  private static Said said(Step step, Bound bound) {
    return new Said(step, Site.in(step, bound.span()), bound);
  }

  static List<Said> said(Reading replay, Meaning meaning, List<Step> steps) {
    Set<String> names = names(replay, meaning);
    Meaning.Identity wanted = meaning.identity();
    var said = new ArrayList<Said>();
    for (Step step : steps) {
      if (names.stream().anyMatch(name -> replay.says(step, name))) {
        replay.bindings(step).all().stream()
            .filter(b -> b.sense() instanceof Meaning m && m.identity().equals(wanted))
            .forEach(bound -> said.add(said(step, bound)));
      }
    }
    return said;
  }

  /** Every name the object ever had. */
  static Set<String> names(Reading replay, Meaning meaning) {
    var names = new LinkedHashSet<String>();
    names.add(meaning.name());
    Timeline timeline = replay.end().timeline();
    long id =
        switch (meaning.object()) {
          case Column c -> meaning.owner() == null ? 0 : meaning.owner().id();
          case Attribute a -> a.type().id();
          case Parameter p -> 0;
          case CatalogObject other -> meaning.identity().id();
        };
    for (Timeline.Version version :
        id == 0 ? List.<Timeline.Version>of() : versions(timeline, id)) {
      if (version.value() instanceof Place place) {
        for (Timeline.Version then : timeline.versions(place.key())) {
          name(meaning, place, then.value()).ifPresent(names::add);
        }
      }
    }
    return names;
  }

  private static List<Timeline.Version> versions(Timeline timeline, long id) {
    return timeline.versions(Key.id(id));
  }

  private static Optional<String> name(Meaning meaning, Place place, @Nullable CatalogObject then) {
    return switch (meaning.object()) {
      case Column column ->
          then instanceof Relation relation
              ? Optional.ofNullable(relation.column(column.number())).map(Column::name)
              : Optional.empty();
      case Attribute attribute ->
          then instanceof PgType type
              ? type.attributes().stream()
                  .filter(a -> a.number() == attribute.column().number())
                  .map(Column::name)
                  .findFirst()
              : Optional.empty();
      case CatalogObject other -> Optional.of(place.key().name());
    };
  }

  static boolean containsIgnoringCase(String text, String name) {
    char first = name.isEmpty() ? '"' : name.charAt(0);
    char lower = Character.toLowerCase(first);
    char upper = Character.toUpperCase(first);
    for (int i = 0; i + name.length() <= text.length(); i++) {
      char c = text.charAt(i);
      if ((c == lower || c == upper) && text.regionMatches(true, i, name, 0, name.length())) {
        return true;
      }
    }
    return name.indexOf('"') >= 0;
  }
}
