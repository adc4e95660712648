package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.replay.Replay;
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

  private final Replay replay;
  private final Meaning meaning;
  private final String name;
  private final Map<Site, Edit> edits = new LinkedHashMap<>();

  private Followers(Replay replay, Meaning meaning, String name) {
    this.replay = replay;
    this.meaning = meaning;
    this.name = name;
  }

  /** The edits that let everything follow; {@code sites} are where the thing itself is named. */
  static Map<Site, Edit> of(Replay replay, Meaning meaning, List<Site> sites, String name) {
    var followers = new Followers(replay, meaning, name);
    if (meaning.object() instanceof Column column && meaning.owner() != null) {
      followers.views(sites);
      followers.given(column.name(), meaning.owner());
    } else if (meaning.object() instanceof Relation relation) {
      followers.given(relation.name(), relation);
      followers.strings(relation);
    }
    followers.drops();
    return followers.edits;
  }

  /** What is dropped if it is there, before it is made for the first time. */
  private void drops() {
    Relation owner = meaning.owner();
    for (Step step : replay.steps()) {
      if (!contains(step.text(), meaning.name()) || !contains(step.text(), "drop")) {
        continue;
      }
      Meanings meanings = Meanings.of(replay, step);
      for (int i = 0; i < meanings.words().count(); i++) {
        Words.Word word = meanings.words().all().get(i);
        if (word.isName()
            && word.name().equals(meaning.name())
            && Lead.of(meanings.words(), i) == Lead.DROPS_IF_THERE
            && meanings.of(i).isEmpty()
            && (owner == null || meanings.names(owner))) {
          put(Site.in(step, word.span()), Names.quote(name));
        }
      }
    }
  }

  /** A view whose column is this one, under the same name, and what is said of that column. */
  private void views(List<Site> sites) {
    String old = meaning.name();
    for (Step step : steps(sites)) {
      Relation view = madeView(step);
      Column column = view == null ? null : view.column(old);
      if (column != null && sameOutput(step, old, sites)) {
        var inView = new Meaning(column, view, replay.after(step), new Span(0, 0));
        List<Site> more = References.of(replay, inView);
        more.forEach(site -> edits.put(site, new Edit(site.span(), Names.quote(name))));
        edits.putAll(of(replay, inView, more, name));
      }
    }
  }

  private List<Step> steps(List<Site> sites) {
    return sites.stream()
        .flatMap(s -> Here.at(replay, s.path(), s.span().start()).stream())
        .map(Here::step)
        .distinct()
        .toList();
  }

  private @Nullable Relation madeView(Step step) {
    for (Optional<CatalogObject> made : step.writes().values()) {
      if (made.orElse(null) instanceof Relation relation && relation.isView()) {
        return relation;
      }
    }
    return null;
  }

  /** Whether everything in the statement that is called so is the column itself. */
  private boolean sameOutput(Step step, String old, List<Site> sites) {
    return Words.of(step.text()).all().stream()
        .filter(w -> w.isName() && w.name().equals(old))
        .allMatch(w -> sites.contains(Site.in(step, w.span())));
  }

  /** Names of constraints, indexes and sequences that nobody wrote when they were made. */
  private void given(String old, Relation owner) {
    String start = meaning.object() instanceof Relation ? old + "_" : "_" + old;
    for (Step step : replay.steps()) {
      if (!contains(step.text(), start)) {
        continue;
      }
      Meanings meanings = Meanings.of(replay, step);
      for (int i = 0; i < meanings.words().count(); i++) {
        Words.Word word = meanings.words().all().get(i);
        if (word.isName() && word.name().contains(start)) {
          meanings
              .of(i)
              .flatMap(found -> other(found, word.name(), old, owner))
              .ifPresent(n -> put(Site.in(step, word.span()), Names.quote(n)));
        }
      }
    }
  }

  private static boolean contains(String text, String name) {
    return References.containsIgnoringCase(text, name);
  }

  /** The name that PostgreSQL would give then. */
  private Optional<String> other(Meaning found, String given, String old, Relation owner) {
    Origin origin = found.origin().orElse(Origin.BEFORE);
    Step made = origin.step() == 0 ? null : replay.step(origin.step());
    if (made == null || contains(made.text(), given)) {
      return Optional.empty();
    }
    Relation then = found.catalog().relationById(owner.id());
    String table = then == null ? owner.name() : then.name();
    List<String> columns =
        switch (found.object()) {
          case TableConstraint c when isOwn(found.owner(), owner) -> owner.names(c.columns());
          case Index i when i.table() == owner.id() -> owner.names(i.columns());
          case Relation r when r.kind() == Relation.Kind.SEQUENCE -> List.of();
          default -> List.of("\0");
        };
    String start = table + "_";
    if (!given.startsWith(start) || columns.contains("\0")) {
      return Optional.empty();
    }
    String rest = given.substring(start.length());
    String renamed =
        meaning.object() instanceof Relation
            ? name + "_" + rest
            : start + ("_" + rest).replace("_" + old + "_", "_" + name + "_").substring(1);
    return renamed.equals(given) || !Names.cut(renamed).equals(renamed)
        ? Optional.empty()
        : Optional.of(renamed);
  }

  private static boolean isOwn(@Nullable Relation found, Relation owner) {
    return found != null && found.id() == owner.id();
  }

  /** A relation's name in a string that PostgreSQL reads as a relation's. */
  private void strings(Relation relation) {
    for (Step step : replay.steps()) {
      if (!contains(step.text(), relation.name())) {
        continue;
      }
      Meanings meanings = Meanings.of(replay, step);
      Words words = meanings.words();
      for (int i = 0; i < words.count(); i++) {
        Words.Word word = words.all().get(i);
        if (word.kind() == TokenKind.STRING && isRead(words, i)) {
          String inside = word.name().substring(1, word.name().length() - 1);
          renamed(meanings, inside, relation)
              .ifPresent(text -> put(Site.in(step, word.span()), "'" + text + "'"));
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
    if (meanings.relation(names) instanceof Relation found && found.id() == relation.id()) {
      return Optional.of(start + Names.quote(name));
    }
    boolean sequence =
        meanings.relation(names) instanceof Relation found
            && found.kind() == Relation.Kind.SEQUENCE
            && last.name().startsWith(relation.name() + "_")
            && isGiven(found);
    return sequence
        ? Optional.of(start + Names.quote(name + last.name().substring(relation.name().length())))
        : Optional.empty();
  }

  private boolean isGiven(Relation sequence) {
    Step made = sequence.origin().step() == 0 ? null : replay.step(sequence.origin().step());
    return made != null && !contains(made.text(), sequence.name());
  }

  private void put(Site site, String text) {
    edits.put(site, new Edit(site.span(), text));
  }
}
