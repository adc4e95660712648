package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What takes its name from something else, and so has to follow when that gets another: the names
 * that PostgreSQL gave by itself, the columns of views, and names in strings that are read as such.
 */
final class Followers {
  private static final Set<String> READING =
      Set.of("to_regclass", "nextval", "setval", "currval", "pg_get_serial_sequence", "regclass");

  private final Reading replay;
  private final Meaning meaning;
  private final String name;
  private final Map<Site, Edit> edits = new LinkedHashMap<>();
  private final Map<Meaning.Identity, Renamed> seen = new LinkedHashMap<>();

  private Followers(Reading replay, Meaning meaning, String name) {
    this.replay = replay;
    this.meaning = meaning;
    this.name = name;
  }

  Map<Site, Edit> edits() {
    return edits;
  }

  /** What it is called, and will be. */
  record Renamed(String from, String to) {}

  private boolean first(Meaning column) {
    return seen.putIfAbsent(column.identity(), new Renamed(column.name(), name)) == null;
  }

  /** What gets which name, the thing itself first. */
  Map<Meaning.Identity, Renamed> renamed() {
    return seen;
  }

  /** Lets everything follow what is renamed in an era. */
  static Followers of(Reading replay, Meaning meaning, Era era, String name) {
    var followers = new Followers(replay, meaning, name);
    followers.seen.put(meaning.identity(), new Renamed(era.name(), name));
    followers.follow(meaning, era);
    if (meaning.object() instanceof Column column && meaning.owner() != null) {
      followers.given(column.name(), meaning.owner());
      followers.strings(meaning.owner());
      new Spoken(replay, meaning.owner(), column.name()).edits(name, followers.edits);
    } else if (meaning.object() instanceof Relation relation) {
      followers.given(relation.name(), relation);
      followers.strings(relation);
      new Spoken(replay, relation, relation.name()).edits(name, followers.edits);
    } else if (meaning.object() instanceof SchemaObject) {
      followers.searchPaths();
    }
    followers.drops();
    return followers;
  }

  /** What is dropped if it is there, before it is made for the first time. */
  private void drops() {
    for (Step step : replay.steps()) {
      if (replay.says(step, meaning.name()) && replay.says(step, "drop")) {
        for (Bound bound : replay.bindings(step).all()) {
          if (bound.sense() instanceof Absent absent && absent.may(meaning)) {
            put(Site.in(step, bound.span()), name);
          }
        }
      }
    }
  }

  /** The columns of views and the like that have no name of their own. */
  private void follow(Meaning of, Era era) {
    if (!(of.object() instanceof Column) || of.owner() == null) {
      return;
    }
    Set<String> owners = References.names(replay, of.ofOwner());
    for (Step step : replay.steps()) {
      if (owners.stream().noneMatch(owner -> replay.says(step, owner))) {
        continue;
      }
      for (Follower follower : replay.bindings(step).followers()) {
        boolean follows =
            follower.of() instanceof Meaning m
                && m.identity().equals(of.identity())
                && m.name().equals(era.name())
                && follower.column().name().equals(era.name());
        if (follows && first(follower.column())) {
          followed(follower.column());
        }
      }
    }
    for (Meaning child : inherited(of, of.owner(), era.name())) {
      if (first(child)) {
        followed(child);
      }
    }
  }

  /** The same column of what inherits from its table while the chain lasts. */
  private List<Meaning> inherited(Meaning of, Relation parent, String called) {
    var children = new LinkedHashMap<Meaning.Identity, Meaning>();
    for (Step step : replay.steps()) {
      for (Optional<CatalogObject> write : step.writes().values()) {
        if (!(write.orElse(null) instanceof Relation child)
            || !child.parents().contains(parent.id())) {
          continue;
        }
        Column column = child.column(called);
        if (column != null && column.inherited()) {
          var meaning = new Meaning(column, child, of.catalog(), new Span(0, 0));
          children.putIfAbsent(meaning.identity(), meaning);
        }
      }
    }
    return List.copyOf(children.values());
  }

  private void followed(Meaning column) {
    Era era = Era.called(replay, column);
    era.sites().forEach(site -> put(site, name));
    follow(column, era);
    if (column.owner() != null) {
      given(column.name(), column.owner());
    }
  }

  /** Names of constraints, indexes and sequences that nobody wrote when they were made. */
  private void given(String old, Relation owner) {
    String start = meaning.object() instanceof Relation ? old + "_" : "_" + old;
    for (Step step : replay.steps()) {
      if (!replay.says(step, start)) {
        continue;
      }
      for (Bound bound : replay.bindings(step).all()) {
        if (bound.sense() instanceof Meaning found && found.name().contains(start)) {
          other(found, found.name(), old, owner)
              .ifPresent(
                  n -> {
                    seen.put(found.identity(), new Renamed(found.name(), n));
                    put(Site.in(step, bound.span()), n);
                  });
        }
      }
    }
  }

  /** The name that PostgreSQL would give then. */
  private Optional<String> other(Meaning found, String given, String old, Relation owner) {
    Origin origin = found.origin().orElse(Origin.BEFORE);
    Step made = origin.step() == 0 ? null : replay.step(origin.step());
    if (made == null || replay.says(made, given)) {
      return Optional.empty();
    }
    Relation then = replay.after(made).relationById(owner.id());
    String table = then == null ? owner.name() : then.name();
    List<String> columns =
        switch (found.object()) {
          case TableConstraint c when isOwn(found.owner(), owner) -> names(then, c.columns());
          case Index i when i.table() == owner.id() -> names(then, i.columns());
          case Relation r when r.kind() == Relation.Kind.SEQUENCE -> List.of(old);
          default -> List.of();
        };
    boolean whole = meaning.object() instanceof Relation;
    String start = table + "_" + (whole ? "" : String.join("_", columns) + "_");
    if (!given.startsWith(start) || columns.isEmpty() || (whole && !table.equals(old))) {
      return Optional.empty();
    }
    List<String> others = columns.stream().map(c -> c.equals(old) ? name : c).toList();
    String rest = given.substring(start.length());
    String renamed =
        whole ? name + "_" + rest : table + "_" + String.join("_", others) + "_" + rest;
    return renamed.equals(given) || !Names.cut(renamed).equals(renamed)
        ? Optional.empty()
        : Optional.of(renamed);
  }

  private static List<String> names(@Nullable Relation then, List<Integer> columns) {
    return then == null ? List.of() : then.names(columns);
  }

  private static boolean isOwn(@Nullable Relation found, Relation owner) {
    return found != null && found.id() == owner.id();
  }

  /** The schema where settings say where unqualified names are looked for. */
  private void searchPaths() {
    for (Step step : replay.steps()) {
      if (!replay.says(step, "search_path") || !replay.says(step, meaning.name())) {
        continue;
      }
      boolean there =
          Meanings.of(replay.replay(), step).catalogs().stream()
              .anyMatch(c -> c.schema(meaning.name()) != null);
      Words words = Words.of(step.text());
      for (int i = 1; there && i < words.count(); i++) {
        if (words.is(i - 1, "search_path") && (words.is(i, "to") || isEqual(words, i))) {
          path(step, words, i + 1);
        }
      }
    }
  }

  private static boolean isEqual(Words words, int index) {
    Words.Word word = words.get(index);
    return word != null && word.name().equals("=");
  }

  private void path(Step step, Words words, int first) {
    for (int i = first; i < words.count(); i += 2) {
      Words.Word word = words.all().get(i);
      String inside =
          word.kind() == TokenKind.STRING
              ? word.name().substring(1, word.name().length() - 1)
              : word.name();
      if (inside.equals(meaning.name())) {
        boolean string = word.kind() == TokenKind.STRING;
        write(Site.in(step, word.span()), string ? "'" + name + "'" : Names.quote(name));
      }
      if (!words.isSymbol(i + 1, ",")) {
        return;
      }
    }
  }

  /** A relation's name in a string that PostgreSQL reads as a relation's. */
  private void strings(Relation relation) {
    for (Step step : replay.steps()) {
      if (!replay.says(step, relation.name())) {
        continue;
      }
      Meanings meanings = Meanings.of(replay.replay(), step);
      Words words = meanings.words();
      for (int i = 0; i < words.count(); i++) {
        Words.Word word = words.all().get(i);
        if (word.kind() == TokenKind.STRING && isRead(words, i)) {
          String inside = word.name().substring(1, word.name().length() - 1);
          renamed(meanings, inside, relation)
              .ifPresent(text -> write(Site.in(step, word.span()), "'" + text + "'"));
        }
      }
    }
  }

  private static boolean isRead(Words words, int index) {
    Words.Word after = words.get(index + 1);
    boolean cast = after != null && after.name().equals("::") && words.is(index + 2, "regclass");
    Words.Word before = words.get(words.isSymbol(index - 1, "(") ? index - 2 : index - 1);
    return cast || (before != null && READING.contains(before.name()));
  }

  /** The string's names, the last of which is the relation's or that of a sequence of its. */
  private Optional<String> renamed(Meanings meanings, String inside, Relation relation) {
    List<Words.Word> path = Words.of(inside).all();
    if (path.isEmpty() || !path.get(path.size() - 1).isName()) {
      return Optional.empty();
    }
    Words.Word last = path.get(path.size() - 1);
    String start = inside.substring(0, last.start());
    List<String> names = path.stream().filter(Words.Word::isName).map(Words.Word::name).toList();
    if (meanings.relation(names) instanceof Relation found
        && found.id() == meaning.identity().id()) {
      return Optional.of(start + Names.quote(name));
    }
    return meanings.relation(names) instanceof Relation found
            && found.kind() == Relation.Kind.SEQUENCE
        ? other(
                new Meaning(found, null, meanings.catalogs().get(0), new Span(0, 0)),
                last.name(),
                meaning.name(),
                relation)
            .map(given -> start + Names.quote(given))
        : Optional.empty();
  }

  private void put(Site site, String to) {
    edits.put(site, Era.edit(replay.text(site.path()), site, to));
  }

  private void write(Site site, String text) {
    edits.put(site, new Edit(site.span(), text));
  }
}
