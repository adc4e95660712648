package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.ChainPlan;
import dev.migrationlens.chain.ChainPlan.Script;
import dev.migrationlens.chain.ChainProblem;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.lint.ChainLint;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.LintOptions;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Suppressions;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chain that is being edited: its replay and what was found in it, kept so that a keystroke costs
 * what it changes. One thread at a time.
 */
public final class LiveChain {
  private final ChainPlan plan;
  private Chain chain;
  private final Config config;
  private final Replay replay;
  private final Linter linter;
  private final Map<String, String> types;
  private ChainLint lint;
  private @Nullable LiveSchema live;
  private final Map<String, List<Finding>> ofFiles = new HashMap<>();

  /** The files that were edited since {@link #chain} was made. */
  private final Map<String, Script> edited = new LinkedHashMap<>();

  LiveChain(
      ChainPlan plan,
      Chain chain,
      Config config,
      Linter linter,
      List<Finding> ofFiles,
      Map<String, String> types) {
    this.plan = plan;
    this.chain = chain;
    this.config = config;
    this.replay = Beginnings.of(chain, config);
    replay.begin(chain.migrations());
    this.linter = linter;
    this.types = types;
    this.lint = lint(null);
    ofFiles.forEach(f -> this.ofFiles.computeIfAbsent(f.path(), p -> new ArrayList<>()).add(f));
  }

  private ChainLint lint(@Nullable LiveSchema beside) {
    boolean supabase = chain.platform() == Platform.SUPABASE;
    var options = new LintOptions(supabase, config.naming(), types, beside, config.sizes());
    return new ChainLint(linter, replay, new ToolFiles(chain, chain.index(), beside), options);
  }

  /** From now on the chain is compared with this database, or with none. */
  public void beside(@Nullable LiveSchema database) {
    live = database;
    lint = lint(database);
  }

  public @Nullable LiveSchema live() {
    return live;
  }

  /** The chain with the texts that its files have now. */
  public Chain chain() {
    if (!edited.isEmpty()) {
      for (Script script : edited.values()) {
        chain = chain.with(script);
      }
      edited.clear();
      lint = lint.over(new ToolFiles(chain, chain.index(), live));
    }
    return chain;
  }

  /** The replay of all of the chain. */
  public Replay replay() {
    settle();
    return replay;
  }

  private void settle() {
    if (!replay.isSettled()) {
      replay.settle();
      settled();
    }
  }

  /** What was said of a file while those after it were unknown may be different now. */
  private void settled() {
    lint = lint(live);
  }

  /** Does some of the replaying that waits; whether any is left. */
  public boolean settleFor(long nanos) {
    if (replay.isSettled()) {
      return false;
    }
    replay.settleFor(nanos);
    if (replay.isSettled()) {
      settled();
    }
    return !replay.isSettled();
  }

  /** The paths of its migrations, in order; what they do may still be unknown. */
  public List<String> paths() {
    return replay.migrations().stream().map(Migration::path).toList();
  }

  public boolean holds(String path) {
    return replay.migration(path) != null;
  }

  /** The file has another text. */
  public void edit(String path, String text) {
    Migration now = replay.migration(path);
    if (now != null && now.text().equals(text)) {
      return;
    }
    chain.entry(path).ifPresent(entry -> edit(plan.reread(entry, text)));
  }

  private void edit(Script script) {
    Migration migration = script.migration();
    replay.edit(migration);
    edited.put(migration.path(), script);
    ofFiles.put(migration.path(), ChainFindings.seen(script.problems(), migration.text()));
  }

  /**
   * What is wrong in a file, without cures. While the chain is being read, that is what is known of
   * it from what comes before.
   */
  public List<Finding> findings(String path) {
    replay.settleThrough(path);
    var all = new ArrayList<>(ofFiles.getOrDefault(path, List.of()));
    if (chain.complete()) {
      all.addAll(lint.file(path));
    } else {
      lint.file(path).stream().filter(f -> f.rule().equals("syntax-error")).forEach(all::add);
    }
    if (!replay.isSettled() && all.stream().anyMatch(f -> f.rule().startsWith("missing-"))) {
      // What is missing here may be made later, which is another story to tell.
      settle();
      return findings(path);
    }
    return Findings.loud(allowed(path, all), config);
  }

  /** Without what comments of the file silence. */
  private List<Finding> allowed(String path, List<Finding> findings) {
    Migration migration = replay.migration(path);
    if (migration == null || !chain.complete()) {
      return findings;
    }
    var allows = Suppressions.of(path, migration.text(), config.comments());
    return allows.isEmpty() ? findings : allows.applied(findings);
  }

  /** What is wrong at a place, with cures. */
  public List<Finding> findings(String path, Span place) {
    settle();
    List<ChainProblem> problems =
        chain().problems().stream().filter(p -> p.path().equals(path)).toList();
    var all = new ArrayList<>(ChainFindings.of(chain, problems, this::text));
    all.removeIf(f -> f.span().end() < place.start() || place.end() < f.span().start());
    all.addAll(lint.at(path, place));
    return Findings.loud(allowed(path, all), config);
  }

  /** The work of asking the rules that look at the whole schema, in pieces. */
  public List<Runnable> schemaPieces() {
    settle();
    return chain.complete() ? lint.schemaPieces() : List.of();
  }

  public ChainLint lint() {
    settle();
    chain();
    return lint;
  }

  private Optional<String> text(String path) {
    return Optional.ofNullable(replay.migration(path)).map(Migration::text);
  }
}
