package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    Optional<Here> here = Here.at(replay, path, offset);
    if (here.isEmpty()) {
      return Optional.empty();
    }
    Step step = here.get().step();
    Meanings meanings = Meanings.of(replay, step);
    int index = meanings.words().nameAt(here.get().offset());
    Words.Word word = meanings.words().get(index);
    if (word == null) {
      return Optional.empty();
    }
    Site at = Site.in(step, word.span());
    List<Words.Word> local = LocalNames.of(meanings.words(), index);
    if (local.stream().anyMatch(w -> w.span().equals(word.span()))) {
      List<Site> sites = local.stream().map(w -> Site.in(step, w.span())).toList();
      return Optional.of(new Target(word.name(), at.span(), sites));
    }
    return meanings
        .of(index)
        .filter(meaning -> meaning.name().equals(word.name()))
        .flatMap(meaning -> meaning.origin().flatMap(origin -> Site.of(replay, origin)))
        .map(made -> era(replay, References.at(replay, path, offset), at, word.name(), made))
        .filter(sites -> !sites.isEmpty())
        .map(sites -> new Target(word.name(), at.span(), sites));
  }

  /**
   * The places around one that use the same name, without a break. None where the first of them
   * neither makes the object nor renames it: then the name is PostgreSQL's own choice.
   */
  private static List<Site> era(Replay replay, List<Site> all, Site here, String name, Site made) {
    int at = all.indexOf(here);
    if (at < 0) {
      return List.of();
    }
    int first = at;
    while (first > 0 && called(replay, all.get(first - 1)).equals(name)) {
      first--;
    }
    int end = at + 1;
    while (end < all.size() && called(replay, all.get(end)).equals(name)) {
      end++;
    }
    int start = first;
    while (start < end - 1 && dropsWhatMayBeThere(replay, all.get(start))) {
      start++;
    }
    Site site = all.get(start);
    Optional<Step> statement = Here.at(replay, site.path(), site.span().start()).map(Here::step);
    boolean makes =
        start == 0
            && site.path().equals(made.path())
            && statement.filter(s -> s.slice().span().touches(made.span().start())).isPresent();
    boolean renames =
        statement.filter(s -> s.text().toLowerCase(Locale.ROOT).contains("rename")).isPresent();
    return makes || renames || Lead.at(replay, site) == Lead.MAKES
        ? all.subList(first, end)
        : List.of();
  }

  /** {@code DROP … IF EXISTS} comes before what makes the thing, lest it be there already. */
  private static boolean dropsWhatMayBeThere(Replay replay, Site site) {
    return Lead.at(replay, site) == Lead.DROPS_IF_THERE;
  }

  private static String called(Replay replay, Site site) {
    String written = site.span().of(Here.text(replay, site.path()));
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : Names.fold(written);
  }

  /** The edits that give it a new name, as typed: with quotes exactly so, without them as it is. */
  public static Answer to(Replay replay, String path, int offset, String typed) {
    return target(replay, path, offset)
        .map(t -> to(replay, Meanings.at(replay, path, offset), t.sites(), unquoted(typed)))
        .orElseGet(() -> new Answer.Refusal(NOTHING));
  }

  /** Likewise for what the chain has at its end, from where it is called so; the name as it is. */
  public static Answer of(
      Replay replay, CatalogObject object, @Nullable Relation owner, String name) {
    var meaning = new Meaning(object, owner, replay.end(), new Span(0, 0));
    List<Site> all = References.of(replay, meaning);
    Optional<Site> made = meaning.origin().flatMap(origin -> Site.of(replay, origin));
    int last = all.size() - 1;
    while (last >= 0 && !called(replay, all.get(last)).equals(meaning.name())) {
      last--;
    }
    if (last < 0 || made.isEmpty()) {
      return new Answer.Refusal(NOTHING);
    }
    List<Site> sites = era(replay, all, all.get(last), meaning.name(), made.get());
    return sites.isEmpty()
        ? new Answer.Refusal(NOTHING)
        : to(replay, Optional.of(meaning), sites, name);
  }

  private static String unquoted(String typed) {
    boolean quoted = typed.length() > 2 && typed.startsWith("\"") && typed.endsWith("\"");
    return quoted ? typed.substring(1, typed.length() - 1).replace("\"\"", "\"") : typed;
  }

  private static Answer to(
      Replay replay, Optional<Meaning> meaning, List<Site> sites, String name) {
    if (name.isBlank() || name.indexOf('\0') >= 0) {
      return new Answer.Refusal("A name needs at least one character");
    }
    if (Names.cut(name).length() < name.length()) {
      return new Answer.Refusal("PostgreSQL cuts names at " + Names.MAX_BYTES + " bytes");
    }
    Optional<String> taken = meaning.flatMap(m -> taken(replay, m, name));
    if (taken.isPresent()) {
      return new Answer.Refusal(taken.get());
    }
    Map<String, List<Edit>> edits = new LinkedHashMap<>();
    Map<Site, Edit> all = new LinkedHashMap<>();
    sites.forEach(site -> all.put(site, new Edit(site.span(), Names.quote(name))));
    meaning.ifPresent(m -> Followers.of(replay, m, sites, name).forEach(all::putIfAbsent));
    all.forEach(
        (site, edit) -> edits.computeIfAbsent(site.path(), p -> new ArrayList<>()).add(edit));
    return new Answer.Edits(edits);
  }

  /** Whether another object has the name already; it may also be one that is made later. */
  private static Optional<String> taken(Replay replay, Meaning meaning, String name) {
    Relation owner = meaning.owner();
    boolean exists =
        Stream.of(meaning.catalog(), replay.end())
            .anyMatch(
                c ->
                    switch (meaning.object()) {
                      case Relation r -> c.relationEntry(r.schema(), name) != null;
                      case Index i -> c.relationEntry(i.schema(), name) != null;
                      case PgType t -> c.type(t.schema(), name) != null;
                      case Routine r -> !c.routines(r.schema(), name).isEmpty();
                      case Column x -> owner != null && owner.column(name) != null;
                      case TableConstraint x -> owner != null && owner.constraint(name) != null;
                      case Policy p -> has(c, Space.POLICY, owner, name);
                      case Trigger t -> has(c, Space.TRIGGER, owner, name);
                      default -> false;
                    });
    return exists ? Optional.of("`" + name + "` exists already") : Optional.empty();
  }

  private static boolean has(Catalog catalog, Space space, @Nullable Relation owner, String name) {
    return owner != null && catalog.get(Key.of(space, owner.id(), name)) != null;
  }
}
