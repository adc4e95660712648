package dev.migrationlens.replay;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Draft;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Reads;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Start;
import dev.migrationlens.catalog.StartingPoint;
import dev.migrationlens.catalog.Timeline;
import dev.migrationlens.effect.Evaluation;
import dev.migrationlens.sql.PgVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A chain of migrations and the database at every point of it. A change to the chain evaluates the
 * statements it changed and those that had looked at something that is now different; nothing else.
 * One thread at a time.
 */
public final class Replay {
  private final Timeline timeline;
  private Setup setup;

  /** The moment of the last that runs before the chain. */
  private long prepared;

  private final Map<Integer, Step> byId = new HashMap<>();
  private final Map<Long, Step> byMoment = new HashMap<>();
  private LinkedHashMap<String, FileSteps> files = new LinkedHashMap<>();
  private @Nullable List<Step> steps = new ArrayList<>();
  private int lastId;
  private final Effort work = new Effort();
  private final Mistakes mistakes = new Mistakes();
  private final Memory memory = new Memory();

  /** What was not evaluated yet, or has to be again. */
  private final TreeSet<Long> dirty = new TreeSet<>();

  /**
   * What the database is like before the chain: its server's version, what it holds, SQL that makes
   * the rest of it, and the first search path.
   */
  public record Setup(
      PgVersion version, List<Migration> prelude, List<String> searchPath, Start start) {
    public static final Setup PLAIN =
        new Setup(PgVersion.NEWEST, List.of(), List.of("$user", "public"));

    public Setup {
      prelude = List.copyOf(prelude);
      searchPath = List.copyOf(searchPath);
    }

    public Setup(PgVersion version, List<Migration> prelude, List<String> searchPath) {
      this(version, prelude, searchPath, Start.NOTHING);
    }

    private Setup and(Migration last) {
      var all = new ArrayList<>(prelude);
      all.add(last);
      return new Setup(version, all, searchPath, start);
    }
  }

  public Replay(Setup setup) {
    this.setup = setup;
    this.timeline = new Timeline(new StartingPoint(setup.version()));
    this.prepared = setup.start().until();
    this.lastId = setup.start().steps();
    setup.start().made().forEach(m -> timeline.write(m.moment(), m.key(), m.value()));
    var path = new Setting(setup.searchPath(), 0);
    timeline.write(Long.MIN_VALUE + 1, Key.of(Space.SESSION, "search_path"), path);
    timeline.write(Long.MIN_VALUE + 1, Key.of(Space.SESSION, "initial search_path"), path);
    setup.prelude().forEach(this::runBefore);
  }

  /** This too runs before the chain, and after all else that does. */
  public void precede(Migration migration) {
    setup = setup.and(migration);
    runBefore(migration);
  }

  private void runBefore(Migration migration) {
    List<Step> prelude = newSteps(migration);
    Steps.readAhead(prelude);
    Labels.spread(prelude, prepared, 0, this::placed);
    prepared = prelude.get(prelude.size() - 1).moment;
    prelude.forEach(this::evaluate);
  }

  public static Replay of(List<Migration> chain, Setup setup) {
    var replay = new Replay(setup);
    replay.update(chain);
    return replay;
  }

  /** Makes this the replay of another chain, doing only the work that the difference needs. */
  public void update(List<Migration> chain) {
    begin(chain);
    settle();
  }

  /** Likewise, but leaves the work to {@link #settle}. */
  public void begin(List<Migration> chain) {
    var next = new LinkedHashMap<String, FileSteps>();
    if (!FileSteps.sameOrder(files.keySet(), chain)) {
      files.values().forEach(f -> f.steps().forEach(this::forget));
      files = new LinkedHashMap<>();
    }
    removeGone(chain);
    var order = new ArrayList<Step>();
    var added = new ArrayList<Step>();
    for (Migration migration : chain) {
      FileSteps old = files.get(migration.path());
      List<Step> now = old == null ? newSteps(migration) : changed(old, migration);
      next.put(migration.path(), FileSteps.of(migration, now));
      for (Step step : now) {
        if (step.moment == 0) {
          added.add(step);
        }
      }
      order.addAll(now);
    }
    files = next;
    steps = order;
    if (!label(order)) {
      relabel(order);
    } else {
      added.forEach(s -> dirty.add(s.moment));
    }
    Steps.readAhead(added);
  }

  /** One file has another text and nothing else is different: costs what that file needs. */
  public void edit(Migration migration) {
    FileSteps old = files.get(migration.path());
    if (old == null || old.migration() == migration) {
      return;
    }
    boolean settled = isSettled();
    List<Step> now = changed(old, migration);
    files.put(migration.path(), FileSteps.of(migration, now));
    steps = null;
    if (Labels.within(files, migration.path(), this::placed)) {
      now.stream().filter(s -> s.evaluations == 0).forEach(s -> dirty.add(s.moment));
    } else {
      relabel(steps());
    }
    if (settled) {
      settle();
    }
  }

  private void removeGone(List<Migration> chain) {
    if (files.isEmpty()) {
      return;
    }
    var wanted = new HashMap<String, Migration>();
    chain.forEach(m -> wanted.put(m.path(), m));
    for (FileSteps file : files.values()) {
      if (!wanted.containsKey(file.migration().path())) {
        file.steps().forEach(this::forget);
      }
    }
  }

  private List<Step> newSteps(Migration migration) {
    return Steps.read(migration, this::nextId, work);
  }

  private int nextId() {
    return ++lastId;
  }

  /** The steps of a file after an edit: those whose text is the same stay what they are. */
  private List<Step> changed(FileSteps old, Migration migration) {
    if (old.migration() == migration) {
      return old.steps();
    }
    Steps.Edited edited = Steps.edit(old.steps(), old.migration(), migration, this::nextId, work);
    for (Step gone : edited.removed()) {
      forget(gone);
    }
    old.rollbacks().stream().filter(s -> s.moment != 0).forEach(s -> dirty.add(s.moment));
    for (Step step : edited.replacing()) {
      byMoment.put(step.moment, step);
      byId.put(step.id(), step);
      dirty.add(step.moment);
    }
    return edited.steps();
  }

  /** Takes a step's effects out of the timeline; whoever saw them looks again. */
  private void forget(Step step) {
    if (step.moment == 0) {
      return;
    }
    memory.clear();
    for (Key key : step.writes.keySet()) {
      timeline.readersAfter(step.moment, key, dirty::add);
      timeline.erase(step.moment, key);
    }
    timeline.removeReads(step.moment, step.reads);
    dirty.remove(step.moment);
    byMoment.remove(step.moment);
    byId.remove(step.id(), step);
  }

  /** Gives new steps their moments between their neighbours; false where there is no room. */
  private boolean label(List<Step> order) {
    return Labels.give(order, 0, 0, this::placed);
  }

  private void placed(Step step) {
    byMoment.put(step.moment, step);
    byId.put(step.id(), step);
  }

  private void relabel(List<Step> order) {
    for (Step step : order) {
      forget(step);
      step.writes = Map.of();
      step.reads = Reads.NONE;
      step.moment = 0;
    }
    dirty.clear();
    label(order);
    order.forEach(s -> dirty.add(s.moment));
  }

  public boolean isSettled() {
    return dirty.isEmpty();
  }

  /** Evaluates what waits for it. */
  public void settle() {
    settle(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** What waits up to the end of a file; what comes after it still waits. */
  public void settleThrough(String path) {
    List<Step> file = steps(path);
    if (!dirty.isEmpty() && !file.isEmpty()) {
      settle(file.get(file.size() - 1).moment, Long.MAX_VALUE);
    }
  }

  /** A piece of the work that waits. */
  public void settleFor(long nanos) {
    settle(Long.MAX_VALUE, nanos);
  }

  /** From the earliest on; each may make later ones dirty. */
  private void settle(long last, long nanos) {
    long start = System.nanoTime();
    while (!dirty.isEmpty() && dirty.first() <= last && System.nanoTime() - start < nanos) {
      long moment = dirty.removeFirst();
      Step step = byMoment.get(moment);
      if (step != null) {
        settle(step);
        dirty.remove(moment);
      }
    }
  }

  private void settle(Step step) {
    Map<Key, Optional<CatalogObject>> before = step.writes;
    evaluate(step);
    for (Key key : before.keySet()) {
      if (!step.writes.containsKey(key)) {
        timeline.readersAfter(step.moment, key, dirty::add);
      }
    }
    step.writes.forEach(
        (key, value) -> {
          if (!value.equals(before.get(key))) {
            timeline.readersAfter(step.moment, key, dirty::add);
          }
        });
    FileSteps file = files.get(step.path());
    if (file != null) {
      file.touch(dirty, step.moment);
    }
  }

  private void evaluate(Step step) {
    memory.clear();
    work.evaluated++;
    step.evaluations++;
    long moment = step.moment;
    timeline.removeReads(moment, step.reads);
    for (Key key : step.writes.keySet()) {
      timeline.erase(moment, key);
    }
    var draft = new Draft(timeline, moment, step.id());
    var evaluation = new Evaluation(draft, step.text());
    FileSteps file = files.get(step.path());
    try {
      Steps.evaluate(
          evaluation,
          step,
          file == null ? null : file.migration(),
          file == null ? List.of() : file.steps());
    } catch (RuntimeException | StackOverflowError mistake) {
      evaluation = mistakes.doubt(draft, step, mistake);
    }
    step.outcome = evaluation.outcome();
    step.writes = Map.copyOf(draft.writes());
    step.writes.forEach((key, value) -> timeline.write(moment, key, value.orElse(null)));
    step.reads = timeline.addReads(moment, draft.reads());
  }

  public List<Step> steps() {
    List<Step> known = steps;
    if (known == null) {
      var all = new ArrayList<Step>();
      files.values().forEach(f -> all.addAll(f.steps()));
      known = all;
      steps = known;
    }
    return known;
  }

  /** The steps of one file, in order. */
  public List<Step> steps(String path) {
    FileSteps file = files.get(path);
    return file == null ? List.of() : file.steps();
  }

  /** The migration of a path, if it is in the chain. */
  public @Nullable Migration migration(String path) {
    FileSteps file = files.get(path);
    return file == null ? null : file.migration();
  }

  public List<Migration> migrations() {
    return files.values().stream().map(FileSteps::migration).toList();
  }

  public @Nullable Step step(int id) {
    return byId.get(id);
  }

  /** The step at a moment of the timeline; null for what was there before the chain. */
  public @Nullable Step at(long moment) {
    Step step = byMoment.get(moment);
    return step == null || moment < 0 ? null : step;
  }

  public Timeline timeline() {
    return timeline;
  }

  public Catalog before(Step step) {
    return timeline.before(step.moment());
  }

  public Catalog after(Step step) {
    return timeline.before(step.moment() + 1);
  }

  /** The database after the whole chain. */
  public Catalog end() {
    return timeline.before(Long.MAX_VALUE);
  }

  public Setup setup() {
    return setup;
  }

  /** What there was before the chain, to begin another replay with. */
  public Start start() {
    return Start.of(timeline, lastId, prepared);
  }

  /** What was concluded from the replay as it is now. */
  public Memory memory() {
    return memory;
  }

  public Effort work() {
    return work;
  }
}
