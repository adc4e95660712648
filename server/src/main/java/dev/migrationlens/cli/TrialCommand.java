package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.live.Address;
import dev.migrationlens.live.LiveFailure;
import dev.migrationlens.live.Surroundings;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.trial.Manner;
import dev.migrationlens.trial.TrialFailure;
import dev.migrationlens.trial.TrialResult;
import dev.migrationlens.trial.TrialServer;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the migrations on a PostgreSQL that is thrown away afterwards. */
final class TrialCommand implements Command {
  private final Wiring wiring;

  TrialCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "trial";
  }

  @Override
  public String operands() {
    return "[FOLDER]";
  }

  @Override
  public String summary() {
    return "Run the migrations on a disposable PostgreSQL";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of(
            "--database",
            "WHERE",
            "a server to make a database of its own on; else one is started here"),
        Databases.TRUST,
        Option.flag("--as-tool", "in the tool's transactions, and stop where the tool would"),
        Option.flag("--compare", "tell only where PostgreSQL and the replay disagree"),
        Option.words("--format", "how it is told", List.of("text", "json")),
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    var results = new ArrayList<TrialReport.Result>();
    try (Progress progress = Progress.on(terminal)) {
      for (Target target : Target.of(arguments.operands(), terminal, problems)) {
        Snapshot snapshot = loading.open(target, terminal, arguments.value("--config")).snapshot();
        problems.addAll(CheckCommand.problems(target, snapshot));
        try (TrialServer server = server(target, snapshot, arguments)) {
          for (Snapshot.ChainView view : snapshot.chains()) {
            results.add(tried(view.chain(), snapshot, server, arguments, progress));
          }
        }
      }
    } catch (TrialFailure e) {
      throw new UsageError(e.sentence());
    }
    boolean compare = arguments.has("--compare");
    if (arguments.value("--format").orElse("text").equals("json")) {
      TrialReport.json(results, terminal);
    } else {
      results.forEach(r -> TrialReport.text(r, compare, terminal));
    }
    problems.forEach(terminal::say);
    boolean fine =
        results.stream()
            .allMatch(
                r ->
                    compare
                        ? r.result().disagreements().isEmpty()
                        : r.result().rejections().isEmpty());
    return problems.isEmpty() ? fine ? 0 : 1 : CommandLine.FAILED;
  }

  /** A trial is only made where somebody said so, or on a server of its own. */
  private static TrialServer server(Target target, Snapshot snapshot, Arguments arguments)
      throws UsageError, TrialFailure {
    if (!arguments.has("--database")) {
      return TrialServer.start(Surroundings.ofProcess());
    }
    try {
      Optional<Address> named = Databases.named(target.folder(), snapshot.config(), arguments);
      return TrialServer.at(named.orElseThrow(Databases::none));
    } catch (LiveFailure e) {
      throw new UsageError(e.sentence());
    }
  }

  private static TrialReport.Result tried(
      Chain chain, Snapshot snapshot, TrialServer server, Arguments arguments, Progress progress)
      throws TrialFailure {
    Replay replay = new ReplayJudge(List.of()).replay(chain, snapshot.config());
    Manner manner = arguments.has("--as-tool") ? Manner.AS_TOOL : Manner.EACH_STATEMENT;
    return new TrialReport.Result(
        chain, TrialResult.of(replay, server, manner, path -> progress.doing("trying " + path)));
  }
}
