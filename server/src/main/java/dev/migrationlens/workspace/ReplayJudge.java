package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.LintOptions;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.LiveSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges a chain by replaying it; it keeps the replay, so that an edit costs what it changes. */
public final class ReplayJudge implements Judge {
  private static final Set<String> OF_TEXT =
      Set.of(
          "syntax-error",
          "procedural-outside-do",
          "psql-command",
          "no-such-if-not-exists",
          "postgrest-syntax",
          "nested-dollar-quote",
          "other-dialect",
          "needs-newer-postgres",
          "plpgsql-error");

  private final Map<String, Replay> replays = new HashMap<>();
  private final Linter linter;
  private final Function<Chain, @Nullable LiveSchema> live;

  public ReplayJudge(List<Rule> rules) {
    this(rules, chain -> null);
  }

  /** {@code live} knows the databases of chains. */
  public ReplayJudge(List<Rule> rules, Function<Chain, @Nullable LiveSchema> live) {
    this.linter = new Linter(rules);
    this.live = live;
  }

  @Override
  public List<Finding> judge(Chain chain, Config config, Map<String, String> types) {
    boolean supabase = chain.platform() == Platform.SUPABASE;
    LiveSchema beside = live.apply(chain);
    var options = new LintOptions(supabase, config.naming(), types, beside, config.sizes());
    var files = new ToolFiles(chain, chain.index(), beside);
    List<Finding> all = new ArrayList<>(linter.lint(replay(chain, config), files, options));
    all.addAll(Undoing.of(chain, config, linter, files));
    return chain.complete() ? all : all.stream().filter(ReplayJudge::isOfTextAlone).toList();
  }

  /** Of a part of a chain it is not known what exists, only how the text reads. */
  private static boolean isOfTextAlone(Finding finding) {
    Finding cause = finding.cause();
    return OF_TEXT.contains(finding.rule()) && (cause == null || OF_TEXT.contains(cause.rule()));
  }

  @Override
  public ChainFiles files(Chain chain) {
    return new ToolFiles(chain, chain.index(), live.apply(chain));
  }

  /** The replay of a chain as it is now. */
  public Replay replay(Chain chain, Config config) {
    String identity = chain.path() + " " + chain.platform() + " " + config.postgres();
    Replay replay = replays.computeIfAbsent(identity, k -> Beginnings.of(chain, config));
    var files = new ArrayList<>(chain.migrations());
    files.addAll(chain.after());
    replay.update(files);
    return replay;
  }
}
