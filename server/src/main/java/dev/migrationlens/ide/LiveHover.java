package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.Notes;
import dev.migrationlens.schema.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the thing under the cursor is in a real database, and where that differs. */
public final class LiveHover {
  private LiveHover() {}

  /** Markdown; nothing for what a real database is not asked about. */
  public static Optional<String> at(Replay replay, LiveSchema live, String path, int offset) {
    return Meanings.at(replay, path, offset).flatMap(meaning -> told(meaning, live));
  }

  private static Optional<String> told(Meaning meaning, LiveSchema live) {
    Catalog there = live.contents().catalog();
    Relation owner = meaning.owner();
    if (meaning.object() instanceof Routine routine) {
      return routine.id() == 0 ? Optional.empty() : Optional.of(routine(routine, meaning, live));
    }
    Relation mine = meaning.object() instanceof Relation relation ? relation : owner;
    if (mine == null || mine.id() <= 0) {
      return Optional.empty();
    }
    if (!(there.relationEntry(mine.schema(), mine.name()) instanceof Relation theirs)) {
      return Optional.of("**" + live.words() + "** has no `" + mine.name() + "`");
    }
    List<Difference> found =
        Comparison.of(only(meaning.catalog(), mine), only(there, theirs)).stream()
            .filter(d -> mine == meaning.object() || d.thing().name().equals(meaning.name()))
            .toList();
    Size size = live.sizes().apply(mine == meaning.object() ? theirs : meaning.object());
    String told = words(live, found, size == null ? "" : size.words());
    return Optional.of(told + comment(meaning, mine, there, theirs));
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

  private static Contents only(Catalog catalog, Relation relation) {
    return Contents.ofRelations(catalog, List.of(relation));
  }

  private static String routine(Routine mine, Meaning meaning, LiveSchema live) {
    Catalog there = live.contents().catalog();
    List<Routine> theirs =
        there.routines(mine.schema(), mine.name()).stream()
            .filter(r -> r.hasInputs(mine.inputTypes()))
            .toList();
    return words(
        live,
        Comparison.of(routines(meaning.catalog(), List.of(mine)), routines(there, theirs)),
        "");
  }

  private static Contents routines(Catalog catalog, List<Routine> routines) {
    return Contents.ofRoutines(catalog, routines);
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
