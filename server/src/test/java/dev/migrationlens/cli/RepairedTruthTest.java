package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.lint.World;
import dev.migrationlens.truth.Mutants;
import dev.migrationlens.truth.Mutants.Mutant;
import dev.migrationlens.truth.TruthChain;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often {@code fix} mends what the truth test breaks, as PostgreSQL sees it. */
@Tag("postgres")
@Tag("slow")
class RepairedTruthTest {
  private static final int OF_EACH_KIND = Integer.getInteger("migrationlens.repaired", 1);
  private static final int CHAINS = Integer.getInteger("migrationlens.chains", 8);

  /** Mistakes that a program can mend, and how often it has to. */
  private static final Map<String, Double> WANTED =
      Map.of(
          "above the one before", 0.75,
          "to the front", 0.7,
          "misspell", 0.9,
          "repeat", 0.9,
          "unwrap DO", 0.9);

  private final Map<String, List<Boolean>> mended = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @Test
  void mostAreMended() {
    TruthChain.all().stream().filter(RepairedTruthTest::opens).limit(CHAINS).forEach(this::chain);
    assertThat(mended)
        .as(mended + "\n" + String.join("\n", failures))
        .allSatisfy(
            (kind, all) ->
                assertThat((double) all.stream().filter(m -> m).count())
                    .as(kind)
                    .isGreaterThanOrEqualTo(
                        Math.floor(all.size() * WANTED.getOrDefault(kind, 0.0))));
  }

  private static Map<String, String> files(TruthChain chain) {
    var files = new TreeMap<String, String>();
    chain.migrations().forEach(m -> files.put(m.path(), m.text()));
    return files;
  }

  /** Whether the migrations alone say which tool runs them, and run in one session. */
  private static boolean opens(TruthChain chain) {
    Snapshot snapshot = World.open(files(chain)).snapshot();
    return snapshot.chains().size() == 1
        && snapshot.chains().get(0).chain().tool().id().equals(chain.chain().tool().id())
        && PostgresAgreement.rejections(snapshot).isEmpty();
  }

  private void chain(TruthChain chain) {
    Mutants.of(chain, OF_EACH_KIND, 7).stream()
        .filter(mutant -> WANTED.containsKey(mutant.kind()))
        .forEach(mutant -> mend(chain, mutant));
  }

  private void mend(TruthChain chain, Mutant mutant) {
    Workspace workspace = World.open(files(mutant.chain()));
    if (PostgresAgreement.rejections(workspace.snapshot()).isEmpty()) {
      return;
    }
    Repair.of(workspace, f -> f.fixes().get(0).safe());
    List<String> left = PostgresAgreement.rejections(workspace.snapshot());
    mended.computeIfAbsent(mutant.kind(), k -> new ArrayList<>()).add(left.isEmpty());
    if (!left.isEmpty()) {
      failures.add("%s: %s %s%n    %s".formatted(chain, mutant.kind(), mutant.what(), left.get(0)));
    }
  }
}
