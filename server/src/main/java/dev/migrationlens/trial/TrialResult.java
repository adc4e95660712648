package dev.migrationlens.trial;

import dev.migrationlens.replay.Replay;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a trial of a chain brought: {@code lacking} is what the server does not have of the chain's
 * platform.
 */
public record TrialResult(
    String version,
    List<String> lacking,
    List<Verdict> verdicts,
    List<Disagreement> disagreements) {
  public TrialResult {
    lacking = List.copyOf(lacking);
    verdicts = List.copyOf(verdicts);
    disagreements = List.copyOf(disagreements);
  }

  /** Tries the chain of a replay in a database that is made and dropped for it. */
  public static TrialResult of(
      Replay replay, TrialServer server, Manner manner, Consumer<String> progress)
      throws TrialFailure {
    Replay.Setup setup = replay.setup();
    try (var database = TrialDatabase.create(server.address(), setup.searchPath())) {
      var trial = new Trial(database, progress);
      List<String> lacking = trial.prepare(setup.prelude());
      List<Verdict> verdicts = trial.run(replay.migrations(), manner);
      return new TrialResult(
          database.version(), lacking, verdicts, Disagreement.in(replay, verdicts));
    } catch (SQLException e) {
      throw new TrialFailure("the trial broke off: " + TrialDatabase.firstLine(e));
    }
  }

  public List<Verdict> rejections() {
    return verdicts.stream().filter(Verdict::rejected).toList();
  }

  public long count(Verdict.Outcome outcome) {
    return verdicts.stream().filter(v -> v.outcome() == outcome).count();
  }
}
