package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Draft;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One statement being evaluated: the database it changes, its text, and the problems found so far.
 * After a problem the evaluation goes on as if the author's intent had happened.
 */
public final class Evaluation {
  final Draft db;
  final String text;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Integer> relies = new LinkedHashSet<>();
  private final @Nullable Span place;
  private @Nullable List<String> searchPath;
  private @Nullable List<String> pinned;
  private int depth;
  private boolean byCatalog;
  private @Nullable Types types;

  /** The code of an error that a routine called here raised itself and nobody caught. */
  @Nullable String stopped;

  /** What CALL calls, which must be a procedure as nothing else may be. */
  @Nullable Node called;

  /** The tables made to go with their transaction. */
  final List<Long> going = new ArrayList<>();

  /** What stands around the statement: nothing, or the variables of a routine. */
  Scope around = Scope.TOP;

  public Evaluation(Draft db, String text) {
    this(db, text, null);
  }

  private Evaluation(Draft db, String text, @Nullable Span place) {
    this.db = db;
    this.text = text;
    this.place = place;
  }

  /** Another text that this statement runs; what happens in it happens at one place of ours. */
  Evaluation executing(String sql, Span at) {
    var inner = new Evaluation(db, sql, place == null ? at : place);
    inner.pinned = pinned;
    inner.searchPath = pinned;
    inner.depth = depth + 1;
    return inner;
  }

  /** Whether a routine or a block runs the statement, and not the client itself. */
  boolean inRoutine() {
    return depth > 0 || around != Scope.TOP;
  }

  /** How many routines called each other to get here. */
  int depth() {
    return depth;
  }

  /** A routine's own search_path, which SET outside cannot change. */
  void pin(@Nullable List<String> path) {
    if (path != null) {
      pinned = path;
      searchPath = path;
    }
  }

  /** Takes over what {@link #executing} found. */
  void adopt(Evaluation inner) {
    for (Problem p : inner.problems) {
      problems.add(p.at(inner.place == null ? p.span() : inner.place, relies));
    }
    relies.addAll(inner.relies);
    byCatalog |= inner.byCatalog;
    going.addAll(inner.going);
    stopped = inner.stopped;
  }

  /** What a statement did: its problems and the steps whose objects it stood on. */
  public record Outcome(List<Problem> problems, Set<Integer> relies) {
    public Outcome {
      problems = List.copyOf(problems);
      // Kept for every statement of a chain, most of which stand on one other or none.
      relies = relies.size() > 1 ? relies : Set.copyOf(relies);
    }
  }

  public Outcome outcome() {
    return new Outcome(
        byCatalog ? problems.stream().map(p -> p.at(p.span(), relies)).toList() : problems, relies);
  }

  /** What the statement does hangs on what the database holds: so do all its problems. */
  void decideByCatalog() {
    byCatalog = true;
  }

  /** Types, casts and operators as this statement sees them. */
  Types types() {
    if (types == null) {
      types = new Types(this);
    }
    return types;
  }

  /** The database that the statement changes. */
  public Draft database() {
    return db;
  }

  void report(Problem problem) {
    problems.add(problem.at(problem.span(), relies));
  }

  void error(String rule, SqlState state, String message, Node at) {
    report(Problem.of(rule, state, message, at.span()));
  }

  /** The first problem found since a count that PostgreSQL would have too. */
  @Nullable Problem failureSince(int count) {
    for (Problem problem : problems.subList(Math.min(count, problems.size()), problems.size())) {
      if (problem.state() != null) {
        return problem;
      }
    }
    return null;
  }

  int problemCount() {
    return problems.size();
  }

  boolean failed() {
    return problems.stream().anyMatch(p -> p.state() != null);
  }

  /** The problems found since a count, taken back: for a caught exception or a silent look. */
  List<Problem> takeBack(int count) {
    List<Problem> tail = problems.subList(count, problems.size());
    var taken = List.copyOf(tail);
    tail.clear();
    return taken;
  }

  /** Likewise for what made the object of an id. */
  void relyOnMaker(long id) {
    if (id > 0) {
      relyOnStep((int) (id >> 16));
    }
  }

  /** Likewise for what a step made. */
  void relyOnStep(int step) {
    if (step != 0 && step != db.step()) {
      relies.add(step);
    }
  }

  /** Notes that what follows is only true if the statement that made this was right. */
  void relyOn(Origin origin) {
    relyOnStep(origin.step());
  }

  /** Likewise for what has no name of its own in a schema. */
  void relyOnPart(@Nullable CatalogObject made) {
    switch (made) {
      case Policy policy -> relyOn(policy.origin());
      case Trigger trigger -> relyOn(trigger.origin());
      case NamedObject named -> relyOn(named.origin());
      case Statistics statistics -> relyOn(statistics.origin());
      case null, default -> {}
    }
  }

  Origin origin(Node name) {
    return new Origin(db.step(), place == null ? name.span() : place);
  }

  /** Keeps the text of what a block or a routine made: no statement of the chain has it. */
  void keepSource(long id, Node statement) {
    var key = Key.of(Space.SOURCE, Long.toString(id));
    if (inRoutine()) {
      db.put(key, new NamedObject(id, "", source(statement), origin(statement)));
    } else if (db.get(key) != null) {
      db.remove(key);
    }
  }

  String source(Node node) {
    return source(node.span());
  }

  String source(Span span) {
    return text.substring(
        Math.min(span.start(), text.length()), Math.min(span.end(), text.length()));
  }

  /** The schemas that unqualified names are looked for in, without pg_catalog and pg_temp. */
  List<String> searchPath() {
    if (searchPath == null) {
      searchPath = List.copyOf(readSearchPath());
    }
    return searchPath;
  }

  /** The search_path in the words in which it was given. */
  List<String> givenSearchPath() {
    var setting = (Setting) db.get(Key.of(Space.SESSION, "search_path"));
    return setting == null ? List.of("public") : setting.values();
  }

  private List<String> readSearchPath() {
    List<String> values = givenSearchPath();
    var path = new ArrayList<String>();
    for (String value : values) {
      if (!value.equals("$user") && !value.isEmpty()) {
        path.add(value);
      }
    }
    db.scan(Space.UNCERTAIN, Uncertain.PLACEHOLDER).forEach(s -> path.add(s.key().name()));
    return path;
  }

  /** Another search_path, as a function's SET clause or SET itself makes it. */
  void searchPath(@Nullable List<String> other) {
    searchPath = other == null ? pinned : List.copyOf(other);
  }

  /** Where an unqualified new object goes: the first schema of the path that exists. */
  String creationSchema() {
    for (String schema : searchPath()) {
      if (db.schema(schema) != null) {
        return schema;
      }
    }
    return searchPath().isEmpty() ? "public" : searchPath().get(0);
  }

  /** Whether something nobody can know may have made or removed an object of this name. */
  boolean uncertain(String kind, String name) {
    return mayBeThere(kind, name) || mayBeThere(Uncertain.GONE + kind, name);
  }

  /** Whether something nobody can know may have made an object of this name. */
  boolean mayBeThere(String kind, String name) {
    return db.get(new Key(Space.UNCERTAIN, kind, name)) != null
        || db.get(new Key(Space.UNCERTAIN, kind, "*")) != null
        || Lookup.isPlaceholder(name);
  }
}
