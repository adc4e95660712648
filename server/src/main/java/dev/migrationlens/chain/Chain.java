package dev.migrationlens.chain;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The migrations of one folder in the order they run. {@code complete} is false where a file could
 * not be read or the chain is only a part: then nothing can be said about what does not exist.
 * {@code rollbacks} are the files or sections that undo a migration, by the migration's path, as
 * migrations of their own. {@code after} is read when the chain has run: seeds, declared schemas.
 * {@code list} is what says the order where names do not.
 */
public record Chain(
    String path,
    MigrationTool tool,
    Platform platform,
    boolean complete,
    List<Entry> entries,
    List<Migration> migrations,
    Map<String, Migration> rollbacks,
    List<Migration> after,
    List<ChainProblem> problems,
    @Nullable ListFile list) {

  public Chain {
    entries = List.copyOf(entries);
    migrations = List.copyOf(migrations);
    rollbacks = Map.copyOf(rollbacks);
    after = List.copyOf(after);
    problems = List.copyOf(problems);
  }

  /** The chain after one of its files got another text. */
  public Chain with(ChainPlan.Script script) {
    String changed = script.migration().path();
    var now = new ArrayList<>(migrations);
    now.replaceAll(m -> m.path().equals(changed) ? script.migration() : m);
    var wrong = new ArrayList<>(problems);
    wrong.removeIf(p -> p.path().equals(changed));
    wrong.addAll(script.problems());
    var undone = new HashMap<>(rollbacks);
    if (entry(changed).filter(e -> e.down() == null).isPresent()) {
      undone.remove(changed);
      ChainPlan.rollback(script.migration()).ifPresent(m -> undone.put(changed, m));
    }
    return new Chain(path, tool, platform, complete, entries, now, undone, after, wrong, list);
  }

  /** How many SQL statements its migrations hold. */
  public long statements() {
    return migrations.stream()
        .flatMap(migration -> migration.up().stream())
        .filter(slice -> slice.kind() == Slice.Kind.SQL)
        .count();
  }

  /** SQL that makes the tool's own tables, run before the first migration. */
  public String bookkeeping() {
    return tool.bookkeeping();
  }

  public Optional<Entry> entry(String path) {
    return entries.stream().filter(e -> e.path().equals(path)).findFirst();
  }

  /**
   * The version under which {@code path} would run after {@code other}, and after the files that
   * follow that one without a gap; empty where names do not decide the order.
   */
  public Optional<String> versionAfter(String path, String other, ChainIndex index) {
    Optional<Entry> moved = index.entry(path);
    Optional<Entry> before = index.entry(other);
    if (moved.isEmpty() || before.isEmpty() || moved.get().versionStart() < 0) {
      return Optional.empty();
    }
    FreeVersions free = index.free();
    String version = before.get().version();
    for (int tries = 0; tries < 100; tries++) {
      version = tool.nextVersion(version, free);
      Entry renamed = Renaming.entry(moved.get(), version);
      if (tool.order().compare(renamed, before.get()) > 0) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /**
   * The version under which {@code path} would run right before {@code other}; empty where no
   * number is free between that one and the file before it, or names do not decide the order.
   */
  public Optional<String> versionBefore(String path, String other, ChainIndex index) {
    Optional<Entry> moved = index.entry(path);
    Optional<Entry> next = index.entry(other);
    if (moved.isEmpty() || next.isEmpty()) {
      return Optional.empty();
    }
    List<Entry> rest = entries.stream().filter(e -> !e.path().equals(path)).toList();
    int at = rest.indexOf(next.get());
    return at < 1
        ? Optional.empty()
        : versionAfter(path, rest.get(at - 1).path(), index)
            .filter(v -> tool.order().compare(Renaming.entry(moved.get(), v), next.get()) < 0);
  }

  /** The version after the last one. */
  public Optional<String> versionAtEnd() {
    return versionsAtEnd(1).stream().findFirst();
  }

  /** The versions of as many new migrations, in order; none where versions are not understood. */
  public List<String> versionsAtEnd(int many) {
    var versions = new ArrayList<String>();
    Optional<Entry> last = entries.stream().filter(e -> e.versionStart() >= 0).reduce((x, y) -> y);
    var free = new FreeVersions(tool, entries);
    for (int i = 0; i < many && last.isPresent(); i++) {
      String after = versions.isEmpty() ? last.get().version() : versions.get(i - 1);
      versions.add(tool.nextVersion(after, free));
    }
    return versions;
  }

  /** The path of a new migration, with the separators and endings that the last one has. */
  public String newPath(String version, String name) {
    String fileName = tool.fileName(version, name);
    String named = entries.isEmpty() ? fileName : asOthers(fileName, version);
    return path.isEmpty() ? named : path + "/" + named;
  }

  private String asOthers(String fileName, String version) {
    Entry last = entries.get(entries.size() - 1);
    int end = last.versionStart() + last.version().length();
    boolean dashes =
        last.versionStart() >= 0 && end < last.path().length() && last.path().charAt(end) == '-';
    String start = version + "_";
    String named =
        dashes && fileName.startsWith(start)
            ? version + "-" + fileName.substring(start.length()).replace('_', '-')
            : fileName;
    return last.path().endsWith(".up.sql") && !named.endsWith("up.sql")
        ? named.replaceFirst("\\.sql$", ".up.sql")
        : named;
  }

  /**
   * The version that a new migration gets: by the clock where the last one has such, else one more.
   */
  public Optional<String> nextVersion(Instant now) {
    Optional<String> after = versionAtEnd();
    Optional<Entry> last = entries.stream().filter(e -> e.versionStart() >= 0).reduce((a, b) -> b);
    if (after.isEmpty() || last.isEmpty()) {
      return after;
    }
    Optional<String> timed = Versions.at(last.get().version(), now);
    boolean later =
        timed.isPresent()
            && tool.order().compare(Renaming.entry(last.get(), timed.get()), last.get()) > 0;
    return later ? timed : after;
  }

  /** What is looked up in a chain; to be made once for many questions. */
  public ChainIndex index() {
    Map<String, String> texts = new HashMap<>();
    migrations.forEach(m -> texts.put(m.path(), m.text()));
    rollbacks.values().forEach(m -> texts.putIfAbsent(m.path(), m.text()));
    after.forEach(m -> texts.put(m.path(), m.text()));
    return ChainIndex.in(texts, this);
  }

  /** The same migration under another version, with every mention of it. */
  public Optional<Renaming> renumbered(String path, String version, ChainIndex index) {
    return index
        .entry(path)
        .filter(e -> e.versionStart() >= 0)
        .map(e -> Renaming.of(e, version, index));
  }

  /** The same migration under a name that somebody chose, with every mention of it. */
  public Optional<Renaming> renamed(String path, String newPath, ChainIndex index) {
    return index.entry(path).map(e -> Renaming.to(e, newPath, index));
  }
}
