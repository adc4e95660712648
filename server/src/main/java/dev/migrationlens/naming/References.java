package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
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

  public static List<Site> at(Replay replay, String path, int offset) {
    return Meanings.at(replay, path, offset)
        .map(meaning -> of(replay, meaning, replay.steps()))
        .orElse(List.of());
  }

  /** Every place that names an object. */
  public static List<Site> of(Replay replay, Meaning meaning) {
    return of(replay, meaning, replay.steps());
  }

  /** Those in the same file, for highlighting. */
  public static List<Site> inFile(Replay replay, String path, int offset) {
    return Meanings.at(replay, path, offset)
        .map(meaning -> of(replay, meaning, replay.steps(path)))
        .orElse(List.of());
  }

  private static List<Site> of(Replay replay, Meaning meaning, List<Step> steps) {
    Set<String> names = names(replay, meaning);
    Meaning.Identity wanted = meaning.identity();
    var sites = new ArrayList<Site>();
    for (Step step : steps) {
      if (names.stream().noneMatch(name -> containsIgnoringCase(step.text(), name))) {
        continue;
      }
      Meanings meanings = Meanings.of(replay, step);
      List<Words.Word> words = meanings.words().all();
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).isName() && names.contains(words.get(i).name())) {
          Optional<Meaning> found = meanings.of(i);
          if (found.isPresent() && found.get().identity().equals(wanted)) {
            sites.add(Site.in(step, words.get(i).span()));
          }
        }
      }
    }
    return sites;
  }

  /** Every name the object ever had. */
  private static Set<String> names(Replay replay, Meaning meaning) {
    var names = new LinkedHashSet<String>();
    names.add(meaning.name());
    Timeline timeline = replay.timeline();
    long id = meaning.object() instanceof Column ? ownerId(meaning) : meaning.identity().id();
    if (id == 0) {
      return names;
    }
    for (Timeline.Version version : timeline.versions(Key.id(id))) {
      if (version.value() instanceof Place place) {
        if (!(meaning.object() instanceof Column column)) {
          names.add(place.key().name());
          continue;
        }
        for (Timeline.Version then : timeline.versions(place.key())) {
          columnName(then.value(), column).ifPresent(names::add);
        }
      }
    }
    return names;
  }

  private static long ownerId(Meaning meaning) {
    return meaning.owner() == null ? 0 : meaning.owner().id();
  }

  private static Optional<String> columnName(@Nullable CatalogObject then, Column column) {
    return then instanceof Relation relation
        ? Optional.ofNullable(relation.column(column.number())).map(Column::name)
        : Optional.empty();
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
