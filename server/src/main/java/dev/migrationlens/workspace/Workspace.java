package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.ChainPlan;
import dev.migrationlens.chain.ChainPlan.Script;
import dev.migrationlens.chain.Chains;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.chain.Listing;
import dev.migrationlens.chain.MigrationTool;
import dev.migrationlens.chain.ScriptReader;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Suppressions;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.workspace.Snapshot.ChainView;
import dev.migrationlens.workspace.Source.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A folder being worked on: its files, what an editor has open, and what was read before. The only
 * thing that changes; one thread at a time may use it, and hands out {@link Snapshot}s.
 */
public final class Workspace {
  private static final int DEEP = 64;
  private static final int NEAR = 2;

  private final Path root;
  private final int depth;
  private final Config config;
  private final Judge judge;
  private final Map<String, Source> open = new HashMap<>();
  private final Map<String, Source> read = new HashMap<>();
  private final Map<String, FileProblem> unreadable = new HashMap<>();
  private Set<String> added = Set.of();
  private final Map<String, Remembered> scripts = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final Map<String, String> moves = new HashMap<>();
  private final Set<String> shown = new HashSet<>();
  private FileTree tree = new FileTree(Set.of(), List.of());
  private @Nullable List<ChainPlan> plans;
  private @Nullable Snapshot snapshot;

  private Workspace(Path root, int depth, Config config, Judge judge) {
    this.root = root;
    this.depth = depth;
    this.config = config;
    this.judge = judge;
  }

  private record Remembered(String text, MigrationTool tool, Script script) {}

  /** A workspace over a folder that exists. */
  public static Workspace open(Path root, Config config, Judge judge) {
    return opened(new Workspace(root, DEEP, config, judge));
  }

  /** Likewise, where only what lies near is looked at: nobody said that all of it is a project. */
  public static Workspace around(Path root, Config config, Judge judge) {
    return opened(new Workspace(root, NEAR, config, judge));
  }

  private static Workspace opened(Workspace workspace) {
    workspace.refresh();
    return workspace;
  }

  /** Looks at the disk again: files may have come, gone or changed. */
  public void refresh() {
    tree = FileTree.walk(root, depth, Globs.any(config.ignore()));
    read.clear();
    unreadable.clear();
    forgetChains();
  }

  /** Whether there is such a file, on disk or in an editor. */
  public boolean knows(String path) {
    return open.containsKey(path) || tree.paths().contains(path);
  }

  /** Whether a file of this path would matter. */
  public boolean wants(String path) {
    return FileTree.wants(path, Globs.any(config.ignore()));
  }

  /** Whether it is a folder with files that matter, or was one. */
  public boolean holdsFolder(String path) {
    return path.isEmpty() || tree.paths().stream().anyMatch(p -> p.startsWith(path + "/"));
  }

  /** These files changed on disk; none came or went. */
  public void changed(Set<String> paths) {
    paths.forEach(
        path -> {
          read.remove(path);
          unreadable.remove(path);
        });
    snapshot = null;
    if (!paths.stream().allMatch(Listing::isSql)) {
      forgetChains();
    }
  }

  /** An editor shows this text instead of the file's. */
  public void edit(String path, String text) {
    boolean known = open.put(path, Source.of(text)) != null || tree.paths().contains(path);
    snapshot = null;
    if (!known) {
      forgetChains();
    }
  }

  /** Carries out changes in memory; {@link #save} makes them lasting. Edits name old paths. */
  public void apply(List<FileChange> changes) {
    for (FileChange change : changes) {
      if (change instanceof FileChange.EditFile edit) {
        source(edit.path()).ifPresent(s -> put(edit.path(), s.edited(edit.edits())));
      }
    }
    for (FileChange change : changes) {
      switch (change) {
        case FileChange.EditFile edited -> {}
        case FileChange.RenameFile rename -> rename(rename.path(), rename.newPath());
        case FileChange.CreateFile create -> put(create.path(), Source.of(create.text()));
        case FileChange.DeleteFile delete -> remove(delete.path());
      }
    }
    forgetChains();
  }

  /** What was changed in memory so far, to come back to. */
  public record Mark(Map<String, Source> open, Set<String> gone, Map<String, String> moves) {
    public Mark {
      open = Map.copyOf(open);
      gone = Set.copyOf(gone);
      moves = Map.copyOf(moves);
    }
  }

  public Mark mark() {
    return new Mark(open, gone, moves);
  }

  /** Takes back every change since the mark. */
  public void backTo(Mark mark) {
    open.clear();
    open.putAll(mark.open());
    gone.clear();
    gone.addAll(mark.gone());
    moves.clear();
    moves.putAll(mark.moves());
    forgetChains();
  }

  private void put(String path, Source source) {
    open.put(path, source);
    gone.remove(path);
  }

  private void remove(String path) {
    open.remove(path);
    if (tree.paths().contains(path)) {
      gone.add(path);
    }
  }

  private void rename(String from, String to) {
    Optional<Source> source = source(from);
    if (source.isPresent()) {
      remove(from);
      put(to, source.get());
      moves.put(to, moves.getOrDefault(from, from));
      moves.remove(from);
    }
  }

  /** Writes to disk what {@link #apply} changed. */
  public void save() throws IOException {
    new Saving(root).save(open, gone, moves);
    open.clear();
    gone.clear();
    moves.clear();
    refresh();
  }

  /** Says which files are newer than all others. */
  public void added(Set<String> paths) {
    added = Set.copyOf(paths);
    snapshot = null;
  }

  /** Looks at this file too, even if no chain has it. */
  public void show(String path) {
    if (shown.add(path)) {
      forgetChains();
    }
  }

  /** The editor let go of the file. */
  public void close(String path) {
    open.remove(path);
    read.remove(path);
    snapshot = null;
    if (!tree.paths().contains(path)) {
      forgetChains();
    }
  }

  private void forgetChains() {
    plans = null;
    snapshot = null;
  }

  /** Everything as it is now; the same object until something changes. */
  public Snapshot snapshot() {
    Snapshot known = snapshot;
    if (known == null) {
      known = compute();
      snapshot = known;
    }
    return known;
  }

  private Snapshot compute() {
    var chains = new ArrayList<ChainView>();
    Map<String, Source> sources = new HashMap<>();
    Map<String, String> types = types();
    types.keySet().forEach(p -> source(p).ifPresent(s -> sources.put(p, s)));
    for (ChainPlan plan : plans()) {
      Chain chain = plan.read(this::text, this::script);
      plan.files().forEach(p -> source(p).ifPresent(s -> sources.put(p, s)));
      chain.problems().forEach(p -> source(p.path()).ifPresent(s -> sources.put(p.path(), s)));
      List<Finding> findings = new ArrayList<>(ChainFindings.of(chain, this::text));
      findings.addAll(judge.judge(chain, config, types));
      if (!added.isEmpty()) {
        findings.addAll(LateFiles.of(chain, added, judge.files(chain)));
      }
      List<Finding> left = allowed(chain, findings);
      chains.add(new ChainView(chain, Findings.ordered(chain, left, config)));
    }
    List<FileProblem> problems = new ArrayList<>(tree.problems());
    problems.addAll(unreadable.values());
    problems.sort((a, b) -> a.path().compareTo(b.path()));
    return new Snapshot(root, config, chains, sources, problems);
  }

  /** The types that clients are compiled with; whose they are is only clear for one chain. */
  private Map<String, String> types() {
    Map<String, String> types = new TreeMap<>();
    if (plans().size() == 1) {
      var paths = new TreeSet<>(tree.paths());
      paths.addAll(open.keySet());
      paths.removeAll(gone);
      paths.stream()
          .filter(Listing::isTypes)
          .forEach(path -> text(path).ifPresent(text -> types.put(path, text)));
    }
    return types;
  }

  /** Without what comments silence; of a part of a chain not everything is found anyway. */
  private List<Finding> allowed(Chain chain, List<Finding> findings) {
    List<Finding> left = findings;
    for (Migration migration : chain.migrations()) {
      var allows = Suppressions.of(migration.path(), migration.text(), config.comments());
      if (chain.complete() && !allows.isEmpty()) {
        left = allows.applied(left);
      }
    }
    return left;
  }

  /** The chains as they are now, replayed, to be edited keystroke by keystroke. */
  public List<LiveChain> live(Linter linter) {
    var chains = new ArrayList<LiveChain>();
    for (ChainPlan plan : plans()) {
      Chain chain = plan.read(this::text, this::script);
      List<Finding> ofFiles = ChainFindings.of(chain, this::text);
      chains.add(new LiveChain(plan, chain, config, linter, ofFiles, types()));
    }
    return chains;
  }

  /** What may be done with a chain's files. */
  public ChainFiles files(Chain chain) {
    return judge.files(chain);
  }

  /** The text of a file as an editor shows it or as it is on disk. */
  public Optional<String> textOf(String path) {
    return text(path);
  }

  /** Likewise, with the byte order mark that it may begin with. */
  public Optional<String> writtenOf(String path) {
    return source(path).map(Source::written);
  }

  private List<ChainPlan> plans() {
    List<ChainPlan> known = plans;
    if (known == null) {
      Set<String> paths = new TreeSet<>(tree.paths());
      paths.removeAll(gone);
      paths.addAll(open.keySet());
      String place = root.toAbsolutePath().normalize().toString().replace('\\', '/');
      known = new ArrayList<>(Chains.find(new Listing(place, paths, this::text), config.chains()));
      addOpenFilesOfNoChain(known);
      plans = known;
    }
    return known;
  }

  private void addOpenFilesOfNoChain(List<ChainPlan> found) {
    var alone = new TreeSet<>(open.keySet());
    alone.addAll(shown);
    if (alone.isEmpty()) {
      return;
    }
    var taken = new HashSet<String>();
    found.forEach(p -> taken.addAll(p.files()));
    alone.stream()
        .filter(p -> Listing.isSql(p) && !taken.contains(p))
        .forEach(p -> found.add(Chains.single(p, config.chains().general())));
  }

  private Optional<String> text(String path) {
    return source(path).map(Source::text);
  }

  private Optional<Source> source(String path) {
    Source shown = open.get(path);
    if (shown != null) {
      return Optional.of(shown);
    }
    if (gone.contains(path)) {
      return Optional.empty();
    }
    Source known = read.get(path);
    if (known == null && !unreadable.containsKey(path)) {
      try {
        known = Source.read(root.resolve(path));
        read.put(path, known);
        String blemish = known.blemish();
        if (blemish != null) {
          unreadable.put(path, new FileProblem(path, blemish));
        }
      } catch (Unreadable e) {
        unreadable.put(path, new FileProblem(path, String.valueOf(e.getMessage())));
      }
    }
    return Optional.ofNullable(known);
  }

  private Script script(MigrationTool tool, Entry entry, String text) {
    Remembered known = scripts.get(entry.path());
    if (known != null && known.tool().equals(tool) && known.text().equals(text)) {
      return known.script();
    }
    Script script = ScriptReader.read(tool, entry, text);
    scripts.put(entry.path(), new Remembered(text, tool, script));
    return script;
  }
}
