package dev.migrationlens.replay;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Draft;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Reads;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
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
  private static final long GAP = 1L << 32;

  private final Timeline timeline;
  private final Setup setup;
  private final Map<Integer, Step> byId = new HashMap<>();
  private final Map<Long, Step> byMoment = new HashMap<>();
  private LinkedHashMap<String, FileSteps> files = new LinkedHashMap<>();
  private @Nullable List<Step> steps = new ArrayList<>();
  private int lastId;
  private final Work work = new Work();

  /**
   * What the database is like before the chain: its server's version, what it holds, SQL that makes
   * the rest of it, and the first search path.
   */
  public record Setup(
      PgVersion version,
      List<Migration> prelude,
      List<String> searchPath,
      List<Catalog.Entry> start) {
    public static final Setup PLAIN =
        new Setup(PgVersion.NEWEST, List.of(), List.of("$user", "public"));

    public Setup {
      prelude = List.copyOf(prelude);
      searchPath = List.copyOf(searchPath);
      start = List.copyOf(start);
    }

    public Setup(PgVersion version, List<Migration> prelude, List<String> searchPath) {
      this(version, prelude, searchPath, List.of());
    }
  }

  public Replay(Setup setup) {
    this.setup = setup;
    this.timeline = new Timeline(new StartingPoint(setup.version()));
    setup.start().forEach(e -> timeline.write(Long.MIN_VALUE + 1, e.key(), e.value()));
    var path = new Setting(setup.searchPath(), 0);
    timeline.write(Long.MIN_VALUE + 1, Key.of(Space.SESSION, "search_path"), path);
    timeline.write(Long.MIN_VALUE + 1, Key.of(Space.SESSION, "initial search_path"), path);
    var prelude = new ArrayList<Step>();
    for (Migration migration : setup.prelude()) {
      prelude.addAll(newSteps(migration));
    }
    place(prelude, -GAP * (prelude.size() + 1L), 0);
    prelude.forEach(this::evaluate);
  }

  public static Replay of(List<Migration> chain, Setup setup) {
    var replay = new Replay(setup);
    replay.update(chain);
    return replay;
  }

  /** Makes this the replay of another chain, doing only the work that the difference needs. */
  public void update(List<Migration> chain) {
    var next = new LinkedHashMap<String, FileSteps>();
    var dirty = new TreeSet<Long>();
    if (!sameOrder(chain)) {
      files.values().forEach(f -> f.steps().forEach(s -> forget(s, dirty)));
      files = new LinkedHashMap<>();
    }
    removeGone(chain, dirty);
    var order = new ArrayList<Step>();
    var added = new ArrayList<Step>();
    for (Migration migration : chain) {
      FileSteps old = files.get(migration.path());
      List<Step> now = old == null ? newSteps(migration) : changed(old, migration, dirty);
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
      relabel(order, dirty);
    } else {
      added.forEach(s -> dirty.add(s.moment));
    }
    settle(dirty);
  }

  /** One file has another text and nothing else is different: costs what that file needs. */
  public void edit(Migration migration) {
    FileSteps old = files.get(migration.path());
    if (old == null || old.migration() == migration) {
      return;
    }
    var dirty = new TreeSet<Long>();
    List<Step> now = changed(old, migration, dirty);
    files.put(migration.path(), FileSteps.of(migration, now));
    steps = null;
    if (labelWithin(now, migration.path())) {
      now.stream().filter(s -> !evaluated(s)).forEach(s -> dirty.add(s.moment));
      settle(dirty);
    } else {
      relabel(steps(), dirty);
      settle(dirty);
    }
  }

  private static boolean evaluated(Step step) {
    return step.evaluations > 0;
  }

  private boolean labelWithin(List<Step> file, String path) {
    Step before = null;
    Step after = null;
    boolean found = false;
    for (Map.Entry<String, FileSteps> each : files.entrySet()) {
      if (found) {
        after = each.getValue().steps().get(0);
        break;
      }
      if (each.getKey().equals(path)) {
        found = true;
      } else {
        List<Step> all = each.getValue().steps();
        before = all.get(all.size() - 1);
      }
    }
    return label(file, before == null ? 0 : before.moment, after == null ? 0 : after.moment);
  }

  private boolean sameOrder(List<Migration> chain) {
    var kept = chain.stream().map(Migration::path).filter(files::containsKey).toList();
    var had = new ArrayList<>(files.keySet());
    had.retainAll(kept);
    return had.equals(kept);
  }

  private void removeGone(List<Migration> chain, TreeSet<Long> dirty) {
    if (files.isEmpty()) {
      return;
    }
    var wanted = new HashMap<String, Migration>();
    chain.forEach(m -> wanted.put(m.path(), m));
    for (FileSteps file : files.values()) {
      if (!wanted.containsKey(file.migration().path())) {
        file.steps().forEach(s -> forget(s, dirty));
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
  private List<Step> changed(FileSteps old, Migration migration, TreeSet<Long> dirty) {
    if (old.migration() == migration) {
      return old.steps();
    }
    Steps.Edited edited = Steps.edit(old.steps(), old.migration(), migration, this::nextId, work);
    for (Step gone : edited.removed()) {
      forget(gone, dirty);
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
  private void forget(Step step, TreeSet<Long> dirty) {
    if (step.moment == 0) {
      return;
    }
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
    return label(order, 0, 0);
  }

  /** Likewise for a run after one moment and before another (0: at the end). */
  private boolean label(List<Step> order, long after, long before) {
    long previous = after;
    int at = 0;
    while (at < order.size()) {
      if (order.get(at).moment != 0) {
        previous = order.get(at++).moment;
        continue;
      }
      int end = at;
      while (end < order.size() && order.get(end).moment == 0) {
        end++;
      }
      long next = before != 0 ? before : previous + GAP * (end - at + 1L);
      if (end < order.size()) {
        next = order.get(end).moment;
      }
      if ((next - previous) / (end - at + 1) < 1) {
        return false;
      }
      place(order.subList(at, end), previous, next);
      at = end;
    }
    return true;
  }

  private void place(List<Step> run, long after, long before) {
    long gap = (before - after) / (run.size() + 1);
    long moment = after;
    for (Step step : run) {
      moment += gap;
      step.moment = moment;
      byMoment.put(moment, step);
      byId.put(step.id(), step);
    }
  }

  private void relabel(List<Step> order, TreeSet<Long> dirty) {
    for (Step step : order) {
      forget(step, dirty);
      step.writes = Map.of();
      step.reads = Reads.NONE;
      step.moment = 0;
    }
    dirty.clear();
    label(order);
    order.forEach(s -> dirty.add(s.moment));
  }

  /** Evaluates from the earliest dirty step on; each may make later ones dirty. */
  private void settle(TreeSet<Long> dirty) {
    for (Long moment = dirty.pollFirst(); moment != null; moment = dirty.pollFirst()) {
      Step step = byMoment.get(moment);
      if (step == null) {
        continue;
      }
      Map<Key, Optional<CatalogObject>> before = step.writes;
      evaluate(step);
      long at = moment;
      for (Key key : before.keySet()) {
        if (!step.writes.containsKey(key)) {
          timeline.readersAfter(at, key, dirty::add);
        }
      }
      step.writes.forEach(
          (key, value) -> {
            if (!value.equals(before.get(key))) {
              timeline.readersAfter(at, key, dirty::add);
            }
          });
      FileSteps file = files.get(step.path());
      if (file != null) {
        file.touch(dirty, at);
      }
      dirty.remove(moment);
    }
  }

  private void evaluate(Step step) {
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
    Steps.evaluate(
        evaluation,
        step,
        file == null ? null : file.migration(),
        file == null ? List.of() : file.steps());
    step.outcome = evaluation.outcome();
    step.writes = Map.copyOf(draft.writes());
    step.reads = draft.reads();
    step.writes.forEach((key, value) -> timeline.write(moment, key, value.orElse(null)));
    timeline.addReads(moment, step.reads);
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

  public Work work() {
    return work;
  }

  /** How much was done since the replay began: for tests that count. */
  public static final class Work {
    int parsed;
    int evaluated;

    public int parsed() {
      return parsed;
    }

    public int evaluated() {
      return evaluated;
    }
  }
}
