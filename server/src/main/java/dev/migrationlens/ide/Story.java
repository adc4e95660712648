package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.naming.Attribute;
import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Meaning;
import dev.migrationlens.naming.Site;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements that made a thing and changed it, in the chain's order. */
final class Story {
  /** What belongs to a table, and so changes it when it comes and goes. */
  private static final Set<Space> PARTS = Set.of(Space.POLICY, Space.TRIGGER, Space.INDEX_OF);

  private Story() {}

  static List<Hover.Told> of(Replay replay, Meaning meaning) {
    Optional<Origin> origin = meaning.origin();
    var story = new ArrayList<Hover.Told>();
    origin.flatMap(o -> Site.of(replay, o)).ifPresent(site -> story.add(told(replay, site)));
    if (story.isEmpty()) {
      return story;
    }
    for (Step step : replay.steps()) {
      boolean made = origin.isPresent() && step.id() == origin.get().step();
      if (!made && touches(step, meaning) && changes(replay, step, meaning)) {
        story.add(told(replay, Site.in(step, new Span(0, step.text().length()))));
      }
    }
    return story;
  }

  /** Whether a statement writes where the thing is kept; to look closer costs more. */
  private static boolean touches(Step step, Meaning meaning) {
    long id = kept(meaning);
    for (var write : step.writes().entrySet()) {
      Key key = write.getKey();
      CatalogObject value = write.getValue().orElse(null);
      boolean part = PARTS.contains(key.space()) && key.parent().equals(Long.toString(id));
      boolean moves = key.space() == Space.ID && key.equals(Key.id(id));
      boolean itself =
          switch (value) {
            case Relation r -> r.id() == id;
            case Index i -> i.id() == id;
            case PgType t -> t.id() == id;
            case Overloads o -> o.routines().stream().anyMatch(r -> r.id() == id);
            case null, default -> false;
          };
      if (itself || part || moves) {
        return true;
      }
    }
    return false;
  }

  private static long kept(Meaning meaning) {
    return switch (meaning.object()) {
      case Relation r -> r.id();
      case Index i -> i.id();
      case PgType t -> t.id();
      case Routine r -> r.id();
      case Attribute a -> a.type().id();
      default -> meaning.owner() == null ? 0 : meaning.owner().id();
    };
  }

  private static boolean changes(Replay replay, Step step, Meaning meaning) {
    if (kept(meaning) == 0 || replay.migration(step.path()) == null) {
      return false;
    }
    if (meaning.object() instanceof Relation relation && partChanges(step, relation)) {
      return true;
    }
    return !Objects.equals(state(replay.before(step), meaning), state(replay.after(step), meaning));
  }

  private static boolean partChanges(Step step, Relation relation) {
    String id = Long.toString(relation.id());
    return step.writes().keySet().stream()
        .anyMatch(key -> PARTS.contains(key.space()) && key.parent().equals(id));
  }

  /** The thing in a database; null where it is not. */
  private static @Nullable Object state(Catalog catalog, Meaning meaning) {
    Relation owner = meaning.owner() == null ? null : catalog.relationById(meaning.owner().id());
    return switch (meaning.object()) {
      case Relation r -> catalog.relationById(r.id());
      case Index i -> catalog.byId(i.id());
      case PgType t -> catalog.byId(t.id());
      case Routine r -> routine(catalog, r.id());
      case Column c -> owner == null ? null : owner.column(c.number());
      case TableConstraint c -> owner == null ? null : owner.constraint(c.name());
      case Policy p ->
          owner == null ? null : catalog.get(Key.of(Space.POLICY, owner.id(), p.name()));
      case Trigger t ->
          owner == null ? null : catalog.get(Key.of(Space.TRIGGER, owner.id(), t.name()));
      case Attribute a ->
          catalog.byId(a.type().id()) instanceof PgType type
              ? type.attributes().stream()
                  .filter(o -> o.number() == a.column().number())
                  .findFirst()
                  .orElse(null)
              : null;
      default -> null;
    };
  }

  private static @Nullable Routine routine(Catalog catalog, long id) {
    return catalog.byId(id) instanceof Overloads all
        ? all.routines().stream().filter(r -> r.id() == id).findFirst().orElse(null)
        : null;
  }

  private static Hover.Told told(Replay replay, Site site) {
    String text = Here.text(replay, site.path());
    int line = new LineIndex(text).line(site.span().start()) + 1;
    String file = site.path().substring(site.path().lastIndexOf('/') + 1);
    return new Hover.Told(file + ":" + line, site);
  }
}
