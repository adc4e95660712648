package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.naming.Meaning;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.Notes;
import dev.migrationlens.schema.Size;
import dev.migrationlens.schema.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the thing under the cursor is in a real database, and where that differs. */
public final class LiveHover {
  private LiveHover() {}

  /** Markdown; nothing for what a real database is not asked about. */
  public static Optional<String> at(Replay replay, LiveSchema live, String path, int offset) {
    return Meanings.at(replay, path, offset).flatMap(meaning -> told(meaning, replay.end(), live));
  }

  /**
   * The thing as the whole chain leaves it is what a database should have; one that the chain drops
   * again is compared as it is where the cursor stands.
   */
  private static Optional<String> told(Meaning meaning, Catalog end, LiveSchema live) {
    return switch (meaning.object()) {
      case Routine routine when routine.id() != 0 ->
          Optional.of(routine(routine, meaning, end, live));
      case PgType type when type.id() != 0 -> Optional.of(type(type, meaning, end, live));
      case Relation relation -> inRelation(relation, meaning, end, live);
      case Index index -> {
        Relation table = meaning.catalog().relationById(index.table());
        yield table == null ? Optional.empty() : inRelation(table, meaning, end, live);
      }
      default -> {
        Relation owner = meaning.owner();
        yield owner == null ? Optional.empty() : inRelation(owner, meaning, end, live);
      }
    };
  }

  private static Optional<String> inRelation(
      Relation mine, Meaning meaning, Catalog end, LiveSchema live) {
    if (mine.id() <= 0) {
      return Optional.empty();
    }
    Catalog there = live.contents().catalog();
    Relation last = end.relationById(mine.id());
    Catalog ours = last == null ? meaning.catalog() : end;
    Relation now = last == null ? mine : last;
    if (!(there.relationEntry(now.schema(), now.name()) instanceof Relation theirs)) {
      return Optional.of("**" + live.words() + "** has no `" + now.name() + "`");
    }
    String part = part(meaning, now);
    List<Difference> found =
        Comparison.of(
                Contents.ofRelations(ours, List.of(now)),
                Contents.ofRelations(there, List.of(theirs)))
            .stream()
            .filter(d -> part.isEmpty() || isAbout(d.thing(), meaning, part))
            .toList();
    return Optional.of(
        words(live, found, size(meaning, part, theirs, live))
            + comment(meaning, mine, there, theirs));
  }

  private static boolean isAbout(Thing thing, Meaning meaning, String part) {
    return thing.name().equals(part) && thing.object().getClass() == meaning.object().getClass();
  }

  /** The name of what is looked at within the relation, which may be another by now. */
  private static String part(Meaning meaning, Relation now) {
    Column last = meaning.object() instanceof Column column ? now.column(column.number()) : null;
    if (last != null) {
      return last.name();
    }
    return meaning.object() instanceof Relation ? "" : meaning.name();
  }

  private static String size(Meaning meaning, String part, Relation theirs, LiveSchema live) {
    if (meaning.object() instanceof Index) {
      return live.contents().catalog().indexes(theirs.id()).stream()
          .filter(i -> i.name().equals(part))
          .flatMap(i -> Stream.ofNullable(live.sizes().apply(i)))
          .map(s -> s.space() + ", " + s.use())
          .findFirst()
          .orElse("");
    }
    Size size = meaning.object() instanceof Relation ? live.sizes().apply(theirs) : null;
    return size == null || !theirs.kind().isTable() ? "" : size.words();
  }

  /** What is said there only; where both sides say something else it is among the differences. */
  private static String comment(Meaning meaning, Relation mine, Catalog there, Relation theirs) {
    boolean ours = Notes.comment(meaning.catalog(), meaning.owner(), meaning.object()).isPresent();
    CatalogObject other =
        meaning.object() instanceof Column column
            ? theirs.column(column.name())
            : meaning.object() == mine ? theirs : null;
    return ours || other == null
        ? ""
        : Notes.comment(there, theirs, other)
            .map(c -> "\n\n> " + c.replace("\n", "\n> "))
            .orElse("");
  }

  private static String routine(Routine mine, Meaning meaning, Catalog end, LiveSchema live) {
    Catalog there = live.contents().catalog();
    List<Routine> last = alike(end, mine);
    Catalog ours = last.isEmpty() ? meaning.catalog() : end;
    return words(
        live,
        Comparison.of(
            Contents.ofRoutines(ours, last.isEmpty() ? List.of(mine) : last),
            Contents.ofRoutines(there, alike(there, mine))),
        "");
  }

  private static List<Routine> alike(Catalog catalog, Routine routine) {
    return catalog.routines(routine.schema(), routine.name()).stream()
        .filter(r -> r.hasInputs(routine.inputTypes()))
        .toList();
  }

  private static String type(PgType mine, Meaning meaning, Catalog end, LiveSchema live) {
    Catalog there = live.contents().catalog();
    PgType last = end.type(mine.schema(), mine.name());
    PgType theirs = there.type(mine.schema(), mine.name());
    return words(
        live,
        Comparison.of(
            Contents.ofTypes(
                last == null ? meaning.catalog() : end, List.of(last == null ? mine : last)),
            Contents.ofTypes(there, theirs == null ? List.of() : List.of(theirs))),
        "");
  }

  private static String words(LiveSchema live, List<Difference> found, String size) {
    var lines = new ArrayList<String>();
    for (Difference difference : found) {
      switch (difference) {
        case Difference.OnlyLeft only -> lines.add("has no " + only.thing());
        case Difference.OnlyRight only -> lines.add("also has " + only.thing());
        case Difference.Changed changed ->
            changed
                .aspects()
                .forEach(
                    a -> lines.add(changed.right() + ": " + a.told("the chain", "the database")));
      }
    }
    String head = "**" + live.words() + "**: " + (lines.isEmpty() ? "the same" : "different");
    String tail = size.isEmpty() ? "" : ", " + size;
    String list = lines.isEmpty() ? "" : "\n- " + String.join("\n- ", lines);
    return head + tail + list;
  }
}
