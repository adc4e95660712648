package dev.migrationlens.lint;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Timeline;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What became of something that a statement looked for in vain. */
public sealed interface Fate {
  /** It is made later, by this step. */
  record Later(Step creator) implements Fate {}

  /** It was there, until this step. */
  record Gone(Step remover) implements Fate {}

  /** The chain never has it. */
  record Never() implements Fate {}

  static Fate of(Replay replay, Step step, Sought sought) {
    var versions = new ArrayList<Life>();
    for (String parent : sought.parents()) {
      versions.addAll(lives(replay.timeline(), sought, parent));
    }
    Step later = null;
    Step gone = null;
    for (Life life : versions) {
      if (life.moment() > step.moment() && life.alive()) {
        Step creator = replay.at(life.moment());
        if (creator != null && (later == null || creator.moment() < later.moment())) {
          later = creator;
        }
      } else if (life.moment() < step.moment() && !life.alive()) {
        Step remover = replay.at(life.moment());
        if (remover != null && (gone == null || remover.moment() > gone.moment())) {
          gone = remover;
        }
      }
    }
    if (gone != null && !isRebuilt(gone, step, later)) {
      return new Gone(gone);
    }
    return later != null ? new Later(later) : new Never();
  }

  /** A file that drops and makes a thing anew has only its statements in the wrong order. */
  private static boolean isRebuilt(Step gone, Step step, @Nullable Step later) {
    return later != null && gone.path().equals(step.path()) && later.path().equals(step.path());
  }

  /** A moment at which the thing came or went. */
  record Life(long moment, boolean alive) {}

  private static List<Life> lives(Timeline timeline, Sought sought, String parent) {
    return switch (sought.what()) {
      case COLUMN -> partLives(timeline, parent, r -> r.column(sought.name()) != null);
      case CONSTRAINT -> partLives(timeline, parent, r -> r.constraint(sought.name()) != null);
      default -> lives(timeline, new Key(sought.what().space(), parent, sought.name()), v -> true);
    };
  }

  /** When a relation had a part: the changes of that answer over its versions. */
  private static List<Life> partLives(
      Timeline timeline, String relationId, Predicate<Relation> has) {
    var all = new ArrayList<Life>();
    for (Timeline.Version place : timeline.versions(new Key(Space.ID, "", relationId))) {
      if (place.value() instanceof Place at) {
        boolean had = false;
        for (Timeline.Version version : timeline.versions(at.key())) {
          boolean now = version.value() instanceof Relation r && has.test(r);
          if (now != had) {
            all.add(new Life(version.moment(), now));
          }
          had = now;
        }
      }
    }
    return all;
  }

  private static List<Life> lives(
      Timeline timeline, Key key, Predicate<@Nullable CatalogObject> counts) {
    var all = new ArrayList<Life>();
    for (Timeline.Version version : timeline.versions(key)) {
      all.add(new Life(version.moment(), version.value() != null && counts.test(version.value())));
    }
    return all;
  }
}
