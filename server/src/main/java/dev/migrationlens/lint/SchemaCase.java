package dev.migrationlens.lint;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.replay.Impact;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.TypeScript;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.ast.DmlStatement.SelectStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.Call;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.syntax.ast.RoutineStatement.Do;
import dev.migrationlens.syntax.ast.SchemaStatement.CreateExtension;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The database at the end of the chain; what is said of an object is said where it was made. */
public final class SchemaCase {
  private static final Set<Space> SEEN = Set.of(Space.RELATION, Space.POLICY, Space.GRANT);

  private final Replay replay;
  private final ChainFiles files;
  private final boolean supabase;
  private final Map<String, String> naming;
  private final Map<String, String> types;
  private final @Nullable LiveCase live;
  private final Predicate<Step> cured;
  private final List<Report> reports = new ArrayList<>();
  private @Nullable Exposure exposure;
  private @Nullable List<Step> unforeseen;
  private final Map<String, Set<String>> saying = new HashMap<>();
  private final Map<Step, Impact> impacts = new HashMap<>();
  private @Nullable List<Relation> ownRelations;
  private @Nullable List<Routine> ownRoutines;

  /** What a rule said of the object that a step made, and what is missing if it says that. */
  record Report(
      Step step, Origin origin, String message, @Nullable Sought missing, List<Fix> fixes) {}

  /** {@code cured} says of which statements cures are wanted that take long to find. */
  SchemaCase(Replay replay, ChainFiles files, LintOptions options, Predicate<Step> cured) {
    this.cured = cured;
    this.replay = replay;
    this.files = files;
    this.supabase = options.supabase();
    this.naming = options.naming();
    this.types = options.types();
    this.live = options.live() == null ? null : new LiveCase(replay, options.live());
  }

  public Replay replay() {
    return replay;
  }

  public ChainFiles files() {
    return files;
  }

  /** Whether the schema is served to browsers by row-level security. */
  public boolean supabase() {
    return supabase;
  }

  /** The chain beside a real database, where one is known. */
  public @Nullable LiveCase live() {
    return live;
  }

  /** The texts of the types that clients are compiled with, by path. */
  public Map<String, String> types() {
    return types;
  }

  /** Those types as the chain would have them. */
  public String typesNow(List<String> schemas) {
    return TypeScript.of(Contents.of(end(), origin -> step(origin) != null), schemas);
  }

  /** What the configuration says of names, by their kind. */
  public Map<String, String> naming() {
    return naming;
  }

  public Catalog end() {
    return replay.end();
  }

  /** Every relation that the chain itself made and that is still there; extensions make others. */
  public List<Relation> ownRelations() {
    if (ownRelations == null) {
      ownRelations = List.copyOf(findOwnRelations());
    }
    return ownRelations;
  }

  private List<Relation> findOwnRelations() {
    var own = new ArrayList<Relation>();
    for (String schema : replay.timeline().parentsEver(Space.RELATION)) {
      for (Relation relation : end().relations(schema)) {
        if (step(relation.origin()) != null
            && made(relation.origin(), CreateExtension.class) == null) {
          own.add(relation);
        }
      }
    }
    return own;
  }

  /** Every routine that the chain itself made and that is still there. */
  public List<Routine> ownRoutines() {
    if (ownRoutines == null) {
      ownRoutines = List.copyOf(findOwnRoutines());
    }
    return ownRoutines;
  }

  private List<Routine> findOwnRoutines() {
    var own = new ArrayList<Routine>();
    for (String name : replay.timeline().parentsEver(Space.ROUTINE)) {
      for (Catalog.Entry entry : end().scan(Space.ROUTINE, name)) {
        for (Routine routine : ((Overloads) entry.value()).routines()) {
          if (made(routine.origin(), CreateRoutine.class) != null) {
            own.add(routine);
          }
        }
      }
    }
    return own;
  }

  /** The chain's step behind an origin; null for what was there before. */
  public @Nullable Step step(Origin origin) {
    Step step = replay.step(origin.step());
    return step == null || step.moment() < 0 ? null : step;
  }

  /** The moment at which the chain made something; 0 for what was there before. */
  public long moment(Origin origin) {
    Step step = step(origin);
    return step == null ? 0 : step.moment();
  }

  /** What the chain says where something was made, if it is a statement of this sort. */
  public <T extends Statement> @Nullable T made(Origin origin, Class<T> sort) {
    Step step = step(origin);
    Parsed parsed = step == null ? null : step.parsed();
    return parsed != null && !step.fails() && sort.isInstance(parsed.statement())
        ? sort.cast(parsed.statement())
        : null;
  }

  /** Whether the API can read a relation of the chain's. */
  public boolean serves(Relation relation) {
    return supabase && exposure().serves(relation, moment(relation.origin()));
  }

  /** What a statement locks, reads and rewrites. */
  public Impact impact(Step step) {
    return impacts.computeIfAbsent(step, s -> Impact.of(replay, s));
  }

  /** What strangers may do. */
  public Exposure exposure() {
    if (exposure == null) {
      exposure = new Exposure(replay);
    }
    return exposure;
  }

  /**
   * Whether a statement whose doings nobody can foresee, and which says these words, ran after an
   * object was made.
   */
  public boolean doubtful(Origin made, Pattern words) {
    if (unforeseen == null) {
      unforeseen = findUnforeseen();
    }
    long since = moment(made);
    Set<String> routines = saying.computeIfAbsent(words.pattern(), p -> routinesSaying(words));
    return unforeseen.stream()
        .filter(s -> s.moment() > since)
        .map(Step::text)
        .anyMatch(t -> words.matcher(t).find() || routines.stream().anyMatch(t::contains));
  }

  /** The names of routines that say such words: who calls them may do what they say. */
  private Set<String> routinesSaying(Pattern words) {
    var names = new HashSet<String>();
    for (Step step : replay.steps()) {
      if (step.parsed() != null
          && step.parsed().statement() instanceof CreateRoutine create
          && words.matcher(step.text()).find()) {
        names.add(create.name().name());
      }
    }
    return names;
  }

  private List<Step> findUnforeseen() {
    return replay.steps().stream().filter(SchemaCase::isUnforeseen).toList();
  }

  /** What leaves something uncertain, and what runs code of which nothing is seen to come. */
  private static boolean isUnforeseen(Step step) {
    var spaces = new HashSet<Space>();
    step.writes().keySet().forEach(key -> spaces.add(key.space()));
    if (spaces.contains(Space.UNCERTAIN)) {
      return true;
    }
    return step.parsed() != null
        && Collections.disjoint(spaces, SEEN)
        && switch (step.parsed().statement()) {
          case Do run -> true;
          case Call call -> true;
          case SelectStatement select -> true;
          default -> false;
        };
  }

  /** An editor for the statement that made an object. */
  public Repair repair(Step step) {
    return Repair.of(replay, step);
  }

  public void report(Origin origin, String message, Fix... fixes) {
    report(origin, message, null, List.of(fixes));
  }

  /** Likewise; all that misses the same is one mistake. */
  public void report(Origin origin, String message, @Nullable Sought missing, List<Fix> fixes) {
    Step step = step(origin);
    if (step != null) {
      reports.add(new Report(step, origin, message, missing, fixes));
    }
  }

  /** Likewise, with cures that are only looked for where somebody wants them. */
  public void report(Origin origin, String message, Supplier<List<Fix>> fixes) {
    Step step = step(origin);
    if (step != null) {
      report(origin, message, null, cured.test(step) ? fixes.get() : List.of());
    }
  }

  /** Cures that give something another name; {@code owner} is the relation it belongs to. */
  public List<Fix> renamed(CatalogObject object, @Nullable Relation owner, String name) {
    return renamed(List.of(new NewName.Bearer(object, owner)), name);
  }

  /** Likewise for all that is called so. */
  public List<Fix> renamed(List<NewName.Bearer> bearers, String name) {
    return NewName.of(replay, files, bearers, name);
  }

  List<Report> takeReports() {
    var taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }
}
