package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.ObjectStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Collects what undoes one statement: what it made goes first, what it changed is changed back, and
 * what it dropped comes again, each kind in the order in which the kinds need one another.
 */
final class Inverses {
  private final Passage passage;
  private final Step step;
  private final Catalog before;
  private final Catalog after;
  private final List<Piece> pieces = new ArrayList<>();

  /** A statement or a comment, at its place among the others. */
  private record Piece(int rank, long order, String sql) {}

  /** Drops, in the order in which they are possible. */
  enum Going {
    PUBLISHED,
    PART,
    RELATION,
    ROUTINE,
    TYPE,
    OTHER,
    SCHEMA
  }

  /** Creations, likewise. */
  enum Coming {
    SCHEMA,
    OTHER,
    TYPE,
    RELATION,
    COLUMN,
    KEY,
    ROUTINE,
    FOREIGN_KEY,
    PART,
    WORDS
  }

  private static final int CHANGES = 100;
  private static final int CREATIONS = 200;

  Inverses(Passage passage, Step step) {
    this.passage = passage;
    this.step = step;
    this.before = passage.spot().replay().before(step);
    this.after = passage.spot().replay().after(step);
  }

  Passage passage() {
    return passage;
  }

  Step step() {
    return step;
  }

  /** Then what speaks of the renamed is told anew by itself. */
  boolean onlyRenames() {
    var parsed = step.parsed();
    return parsed != null && parsed.statement() instanceof ObjectStatement.Rename;
  }

  Catalog before() {
    return before;
  }

  Catalog after() {
    return after;
  }

  /** Something goes; of one kind, what was made last goes first. */
  void drop(Going kind, long id, String sql) {
    pieces.add(new Piece(kind.ordinal(), -id, sql));
  }

  void change(String sql) {
    pieces.add(new Piece(CHANGES, pieces.size(), sql));
  }

  /** Something comes again; of one kind, what was made first comes first. */
  void create(Coming kind, long id, String sql) {
    pieces.add(new Piece(CREATIONS + kind.ordinal(), id, sql));
  }

  /** What no statement can undo. */
  void note(String words) {
    change("-- " + words);
  }

  /** The statement that made something, where it is a statement of its own with this beginning. */
  Optional<String> made(Origin origin, String... words) {
    Step maker = passage.spot().replay().step(origin.step());
    if (maker == null) {
      return Optional.empty();
    }
    String text = maker.text();
    String start = text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (start.startsWith("create " + word) || start.startsWith("create or replace " + word)) {
        return Optional.of(text + ";");
      }
    }
    return Optional.empty();
  }

  /** What something was before, or nothing. */
  <T extends CatalogObject> Optional<T> was(long id, Class<T> type) {
    CatalogObject object = before.byId(id);
    return type.isInstance(object) ? Optional.of(type.cast(object)) : Optional.empty();
  }

  /** Whether something is still there, perhaps under another name. */
  boolean remains(long id) {
    return after.byId(id) != null;
  }

  List<String> told() {
    var sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingInt(Piece::rank).thenComparingLong(Piece::order));
    return sorted.stream().map(p -> p.sql().strip()).filter(s -> !s.isEmpty()).distinct().toList();
  }
}
