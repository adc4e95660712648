package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Another name for what is under the cursor, wherever the chain calls it as it is called here: from
 * where it got that name until it gets the next one.
 */
public final class Rename {
  private static final String NOTHING = "Nothing here has a name that this chain gave it";

  private Rename() {}

  /** What the cursor stands on; {@code sites} are all places that change with it. */
  public record Target(String name, Span span, List<Site> sites) {
    public Target {
      sites = List.copyOf(sites);
    }
  }

  /** Edits by path, or the sentence that says why not. */
  public sealed interface Answer {
    /** What to change. */
    record Edits(Map<String, List<Edit>> byPath) implements Answer {}

    /** Why nothing can be changed. */
    record Refusal(String sentence) implements Answer {}
  }

  /** Empty where nothing can be renamed. */
  public static Optional<Target> target(Replay replay, String path, int offset) {
    return chosen(new Reading(replay), path, offset)
        .map(
            c -> {
              Site site = Site.in(c.here().step(), c.bound().span());
              return new Target(c.era().name(), site.span(), c.era().sites());
            });
  }

  /** A name at the cursor that the chain gave, and where else it has it. */
  private record Chosen(Here here, Bound bound, Sense sense, Era era) {}

  private static Optional<Chosen> chosen(Reading replay, String path, int offset) {
    return Here.at(replay.replay(), path, offset)
        .flatMap(
            here ->
                replay.bindings(here.step()).at(here.offset()).stream()
                    .map(b -> new Chosen(here, b, b.sense(), Era.around(replay, here.step(), b)))
                    .map(c -> c.era().isGiven() ? c : rooted(replay, c))
                    .filter(c -> c.era().isGiven())
                    .findFirst());
  }

  /** What has its name from a column is renamed with it. */
  private static Chosen rooted(Reading replay, Chosen chosen) {
    return chosen.sense() instanceof Meaning meaning
        ? Origins.of(replay, meaning)
            .map(root -> new Chosen(chosen.here(), chosen.bound(), root, Era.called(replay, root)))
            .map(root -> root.era().isGiven() ? root : rooted(replay, root))
            .orElse(chosen)
        : chosen;
  }

  /** The edits that give it a new name, as typed: with quotes exactly so, without them as it is. */
  public static Answer to(Replay replay, String path, int offset, String typed) {
    var reading = new Reading(replay);
    return chosen(reading, path, offset)
        .map(c -> to(reading, Map.of(), c.sense(), c.era(), unquoted(typed)))
        .orElseGet(() -> new Answer.Refusal(NOTHING));
  }

  /**
   * Likewise, in what undoes the migrations, too: {@code rollbacks} by the migrations' paths. The
   * chain is tried with the new name first.
   */
  public static Answer to(
      Replay replay, Map<String, Migration> rollbacks, String path, int offset, String typed) {
    var reading = new Reading(replay);
    return chosen(reading, path, offset)
        .map(c -> tried(reading, rollbacks, c, unquoted(typed)))
        .orElseGet(() -> new Answer.Refusal(NOTHING));
  }

  private static Answer tried(
      Reading reading, Map<String, Migration> rollbacks, Chosen chosen, String name) {
    Answer answer = to(reading, rollbacks, chosen.sense(), chosen.era(), name);
    return chosen.sense() instanceof Meaning && answer instanceof Answer.Edits edits
        ? Trial.failure(reading, edits.byPath(), chosen.era().name(), name)
            .<Answer>map(Answer.Refusal::new)
            .orElse(answer)
        : answer;
  }

  /** Likewise for what the chain has at its end, from where it is called so; the name as it is. */
  public static Answer of(
      Replay replay, CatalogObject object, @Nullable Relation owner, String name) {
    var reading = new Reading(replay);
    var meaning = new Meaning(object, owner, replay.end(), new Span(0, 0));
    Era era = Era.last(reading, meaning);
    return era.isGiven() ? to(reading, Map.of(), meaning, era, name) : new Answer.Refusal(NOTHING);
  }

  private static String unquoted(String typed) {
    boolean quoted = typed.length() > 2 && typed.startsWith("\"") && typed.endsWith("\"");
    return quoted ? typed.substring(1, typed.length() - 1).replace("\"\"", "\"") : typed;
  }

  private static Answer to(
      Reading replay, Map<String, Migration> rollbacks, Sense sense, Era era, String name) {
    if (name.isBlank() || name.indexOf('\0') >= 0) {
      return new Answer.Refusal("A name needs at least one character");
    }
    if (Names.cut(name).length() < name.length()) {
      return new Answer.Refusal("PostgreSQL cuts names at " + Names.MAX_BYTES + " bytes");
    }
    Map<Site, Edit> all = new LinkedHashMap<>();
    era.sites().forEach(site -> all.put(site, Era.edit(replay.text(site.path()), site, name)));
    Optional<String> refused = Clashes.of(replay, sense, era, name);
    if (refused.isEmpty() && sense instanceof Meaning meaning) {
      refused =
          taken(replay, meaning, era, name)
              .or(() -> follow(replay, rollbacks, meaning, era, name, all));
    }
    return refused.<Answer>map(Answer.Refusal::new).orElseGet(() -> edits(all));
  }

  private static Answer edits(Map<Site, Edit> all) {
    Map<String, List<Edit>> edits = new LinkedHashMap<>();
    all.forEach(
        (site, edit) -> edits.computeIfAbsent(site.path(), p -> new ArrayList<>()).add(edit));
    return new Answer.Edits(edits);
  }

  /** Adds what has to follow; or says what cannot. */
  private static Optional<String> follow(
      Reading replay,
      Map<String, Migration> rollbacks,
      Meaning meaning,
      Era era,
      String name,
      Map<Site, Edit> edits) {
    Followers followers = Followers.of(replay, meaning, era, name);
    followers.edits().forEach(edits::putIfAbsent);
    List<Step> steps =
        replay.steps().stream()
            .filter(
                step ->
                    replay.says(step, "natural")
                        || edits.keySet().stream().anyMatch(site -> site.isIn(step)))
            .toList();
    WaysBack.edits(replay, rollbacks, era.name(), followers.renamed()).forEach(edits::putIfAbsent);
    return Joins.rewrite(replay, steps, followers.renamed().keySet(), name, edits);
  }

  /** Whether another object has the name already, or gets it while this one has its own. */
  private static Optional<String> taken(Reading replay, Meaning meaning, Era era, String name) {
    Relation owner = meaning.owner();
    boolean exists =
        era.catalogs(replay, meaning)
            .anyMatch(
                c ->
                    switch (meaning.object()) {
                      case Relation r -> isOther(c.relationEntry(r.schema(), name), r.id());
                      case Index i -> isOther(c.relationEntry(i.schema(), name), i.id());
                      case PgType t -> c.type(t.schema(), name) != null;
                      case Routine r -> !c.routines(r.schema(), name).isEmpty();
                      case Column x -> now(c, owner, r -> r.column(name) != null);
                      case TableConstraint x -> now(c, owner, r -> r.constraint(name) != null);
                      case Policy p -> has(c, Space.POLICY, owner, name);
                      case Trigger t -> has(c, Space.TRIGGER, owner, name);
                      case SchemaObject x -> c.schema(name) != null;
                      case Attribute a ->
                          a.type().attributes().stream().anyMatch(o -> o.name().equals(name));
                      default -> false;
                    });
    return exists ? Optional.of("`" + name + "` exists already") : Optional.empty();
  }

  private static boolean isOther(@Nullable RelationEntry there, long id) {
    return there != null && there.id() != id;
  }

  private static boolean now(Catalog catalog, @Nullable Relation owner, Predicate<Relation> test) {
    Relation then = owner == null ? null : catalog.relationById(owner.id());
    return then != null && test.test(then);
  }

  private static boolean has(Catalog catalog, Space space, @Nullable Relation owner, String name) {
    return owner != null && catalog.get(Key.of(space, owner.id(), name)) != null;
  }
}
