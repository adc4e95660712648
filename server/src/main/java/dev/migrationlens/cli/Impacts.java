package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.ide.Meanwhile;
import dev.migrationlens.ide.Meanwhile.Felt;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What clients feel of the statements of some files, in their order. */
record Impacts(List<Felt> felt) {
  Impacts {
    felt = List.copyOf(felt);
  }

  static Impacts of(
      Snapshot snapshot, Wanted wanted, Function<Chain, @Nullable LiveSchema> databases) {
    var felt = new ArrayList<Felt>();
    for (Snapshot.ChainView view : snapshot.chains()) {
      LiveSchema live = databases.apply(view.chain());
      Replay replay = new ReplayJudge(List.of()).replay(view.chain(), snapshot.config());
      for (Step step : replay.steps()) {
        if (replay.migration(step.path()) != null && wanted.has(step.path())) {
          felt.addAll(Meanwhile.of(replay, step, live));
        }
      }
    }
    return new Impacts(felt);
  }
}
