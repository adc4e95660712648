package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainOptions.Choice;
import dev.migrationlens.chain.ChainOptions.RunBy;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A chain whose files are known and not yet read. */
public record ChainPlan(
    String path, MigrationTool tool, Layout layout, Choice choice, List<String> afterwards) {
  public ChainPlan {
    afterwards = List.copyOf(afterwards);
  }

  /** Every file that belongs to the chain, in order, with those that undo and those that follow. */
  public List<String> files() {
    Stream<String> own =
        layout.entries().stream()
            .flatMap(e -> e.down() == null ? Stream.of(e.path()) : Stream.of(e.path(), e.down()));
    return Stream.concat(own, afterwards.stream()).distinct().toList();
  }

  /** The chain with its texts; {@code scripts} may remember what it read before. */
  public Chain read(Function<String, Optional<String>> texts, Scripts scripts) {
    var migrations = new ArrayList<Migration>();
    Map<String, Migration> rollbacks = new HashMap<>();
    List<ChainProblem> problems = new ArrayList<>(layout.problems());
    boolean complete = !tool.id().equals(SingleFile.ID);
    for (Entry entry : layout.entries()) {
      Optional<String> text = texts.apply(entry.path());
      if (text.isEmpty()) {
        complete = false;
        continue;
      }
      Script script = scripts.read(tool, entry, text.get());
      TransactionMode mode = tool.transaction(entry, texts).orElse(null);
      migrations.add(run(in(mode, script.migration())));
      problems.addAll(script.problems());
      rollback(entry, script, texts, scripts).ifPresent(m -> rollbacks.put(entry.path(), run(m)));
    }
    problems.addAll(DependencyComments.check(layout.entries(), migrations));
    List<Migration> after = afterwards.stream().flatMap(p -> later(p, texts, scripts)).toList();
    Platform platform = platform(migrations);
    return new Chain(
        path,
        tool,
        platform,
        complete,
        layout.entries(),
        migrations,
        rollbacks,
        after,
        problems,
        list(texts));
  }

  private @Nullable ListFile list(Function<String, Optional<String>> texts) {
    Optional<String> at = tool.list(path);
    return at.flatMap(texts).map(text -> new ListFile(at.orElseThrow(), text)).orElse(null);
  }

  /** One of the chain's files with another text, and all that is wrong with it as a file. */
  public Script reread(Entry entry, String text) {
    Script script = ScriptReader.read(tool, entry, text);
    Migration migration = run(script.migration());
    List<ChainProblem> problems = new ArrayList<>(layout.problems());
    problems.removeIf(p -> !p.path().equals(entry.path()));
    problems.addAll(script.problems());
    problems.addAll(DependencyComments.check(layout.entries(), List.of(migration)));
    return new Script(migration, problems);
  }

  private Optional<Migration> rollback(
      Entry entry, Script script, Function<String, Optional<String>> texts, Scripts scripts) {
    if (entry.down() != null) {
      Entry down = new Entry(entry.down(), entry.version(), entry.versionStart(), null, List.of());
      return texts.apply(entry.down()).map(t -> scripts.read(tool, down, t).migration());
    }
    return rollback(script.migration());
  }

  /** The part of a file that undoes the rest of it. */
  static Optional<Migration> rollback(Migration up) {
    return up.down().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Migration(
                up.path(),
                up.version(),
                up.text(),
                up.down(),
                List.of(),
                up.transaction(),
                up.runner()));
  }

  private Stream<Migration> later(
      String path, Function<String, Optional<String>> texts, Scripts scripts) {
    return texts
        .apply(path)
        .map(t -> scripts.read(tool, Entry.of(path, "", -1), t).migration())
        .stream();
  }

  private Platform platform(List<Migration> migrations) {
    if (choice.platform() != null) {
      return choice.platform();
    }
    return tool instanceof Supabase
        ? Platform.SUPABASE
        : Platform.of(migrations.stream().map(Migration::text).toList());
  }

  /** The configured runner's way with a file. */
  private Migration run(Migration file) {
    Migration read = settled(file);
    if (choice.runner() == null) {
      return read;
    }
    RunBy by = choice.runner();
    boolean unknown = read.transaction() == TransactionMode.UNKNOWN;
    TransactionMode mode =
        switch (by) {
          case PSQL -> unknown ? TransactionMode.AUTOCOMMIT : read.transaction();
          case SQL_EDITOR -> unknown ? TransactionMode.IMPLICIT_BLOCK : read.transaction();
          case DRIVER -> read.transaction();
        };
    Runner runner = by == RunBy.PSQL ? Runner.PSQL : Runner.DRIVER;
    return new Migration(
        read.path(), read.version(), read.text(), read.up(), read.down(), mode, runner);
  }

  private static Migration in(@Nullable TransactionMode mode, Migration read) {
    return mode == null
        ? read
        : new Migration(
            read.path(), read.version(), read.text(), read.up(), read.down(), mode, read.runner());
  }

  /** With the configured transactions, where nobody else knows. */
  private Migration settled(Migration read) {
    TransactionMode said = choice.transaction();
    return read.transaction() == TransactionMode.UNKNOWN ? in(said, read) : read;
  }

  /** One file as its tool reads it. */
  public record Script(Migration migration, List<ChainProblem> problems) {
    public Script {
      problems = List.copyOf(problems);
    }
  }

  /** Reads files, and may remember them. */
  public interface Scripts {
    Script read(MigrationTool tool, Entry entry, String text);
  }
}
