package dev.migrationlens.chain;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.Slice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The migrations of one folder in the order they run. {@code complete} is false where a file could
 * not be read or the chain is only a part: then nothing can be said about what does not exist.
 * {@code rollbacks} are the files or sections that undo a migration, by the migration's path, as
 * migrations of their own. {@code after} is read when the chain has run: seeds, declared schemas.
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
    List<ChainProblem> problems) {

  public Chain {
    entries = List.copyOf(entries);
    migrations = List.copyOf(migrations);
    rollbacks = Map.copyOf(rollbacks);
    after = List.copyOf(after);
    problems = List.copyOf(problems);
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
  public Optional<String> versionAfter(String path, String other) {
    Optional<Entry> moved = entry(path);
    Optional<Entry> before = entry(other);
    if (moved.isEmpty() || before.isEmpty() || moved.get().versionStart() < 0) {
      return Optional.empty();
    }
    Set<String> taken = takenVersions();
    String version = before.get().version();
    for (int tries = 0; tries < 100; tries++) {
      version = tool.nextVersion(version, taken);
      Entry renamed = Renaming.entry(moved.get(), version);
      if (tool.order().compare(renamed, before.get()) > 0) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** The version after the last one. */
  public Optional<String> versionAtEnd() {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(entries.get(entries.size() - 1))
            .filter(e -> e.versionStart() >= 0)
            .map(e -> tool.nextVersion(e.version(), takenVersions()));
  }

  /** The same migration under another version, with every mention of it in the chain's texts. */
  public Optional<Renaming> renumbered(String path, String version) {
    return entry(path)
        .filter(e -> e.versionStart() >= 0)
        .map(e -> Renaming.of(e, version, texts()));
  }

  private Set<String> takenVersions() {
    var taken = new HashSet<String>();
    entries.forEach(e -> taken.add(tool.canonical(e.version())));
    return taken;
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    migrations.forEach(m -> texts.put(m.path(), m.text()));
    rollbacks.values().forEach(m -> texts.putIfAbsent(m.path(), m.text()));
    after.forEach(m -> texts.put(m.path(), m.text()));
    return texts;
  }
}
