package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.World;
import dev.migrationlens.truth.Mutants;
import dev.migrationlens.truth.Mutants.Mutant;
import dev.migrationlens.truth.TruthChain;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often {@code fix} mends what the truth test breaks, as PostgreSQL sees it. */
@Tag("postgres")
@Tag("slow")
class RepairedTruthTest {
  private static final int OF_EACH_KIND = Integer.getInteger("migrationlens.repaired", 2);
  private static final int CHAINS = Integer.getInteger("migrationlens.chains", 24);

  private static final long SEED = Long.getLong("migrationlens.seed", 13);

  /** Mistakes that a program can mend. */
  private static final Set<String> MENDABLE =
      Set.of(
          "swap files",
          "above the one before",
          "to the front",
          "misspell",
          "repeat",
          "unwrap DO",
          "if not exists where there is none");

  /** Rows that are there twice are no mistake of the schema's, and nobody knows them unrun. */
  private static final Pattern ABOUT_ROWS =
      Pattern.compile("(?is)\\s*(insert|update|delete|select|with|copy|merge|call)\\b.*");

  /** What the mistake itself took away, nobody can know. */
  private static final Pattern LOSES_VALUES =
      Pattern.compile("(?is)\\bdeclare\\b.*:=.*\\bbegin\\b.*");

  /** After which the schema is to be what it was before the mistake. */
  private static final Set<String> RESTORED = Set.of("swap files", "misspell");

  private final Map<String, Tally> tallies = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  /** How many were broken, are accepted again, and then have the schema they had. */
  private static final class Tally {
    private int broken;
    private int accepted;
    private int restored;

    @Override
    public String toString() {
      return accepted + " of " + broken + ", as before " + restored;
    }
  }

  @Test
  void mostAreMended() {
    TruthChain.all().stream().filter(RepairedTruthTest::opens).limit(CHAINS).forEach(this::chain);
    String all = tallies + "\n" + String.join("\n", failures);
    assertThat(tallies)
        .as(all)
        .allSatisfy(
            (kind, tally) ->
                assertThat((double) tally.accepted).isGreaterThanOrEqualTo(0.9 * tally.broken));
    assertThat((double) ofRestored(tally -> tally.restored))
        .as(all)
        .isGreaterThanOrEqualTo(0.95 * ofRestored(tally -> tally.accepted));
  }

  private int ofRestored(ToIntFunction<Tally> count) {
    return RESTORED.stream().map(tallies::get).mapToInt(count).sum();
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
    Workspace whole = World.open(files(chain));
    mend(whole);
    List<String> schema = PostgresAgreement.outcome(whole.snapshot()).schema();
    Mutants.of(chain, OF_EACH_KIND, SEED).stream()
        .filter(mutant -> MENDABLE.contains(mutant.kind()))
        .filter(m -> !m.kind().equals("unwrap DO") || !LOSES_VALUES.matcher(m.what()).find())
        .filter(m -> !m.kind().equals("repeat") || !ABOUT_ROWS.matcher(m.what()).matches())
        .forEach(mutant -> mend(chain, schema, mutant));
  }

  private void mend(TruthChain chain, List<String> schema, Mutant mutant) {
    Workspace workspace = World.open(files(mutant.chain()));
    List<String> before = PostgresAgreement.rejections(workspace.snapshot());
    if (before.isEmpty()) {
      return;
    }
    List<Repair.Applied> applied = mend(workspace);
    PostgresAgreement.Outcome after = PostgresAgreement.outcome(workspace.snapshot());
    Tally tally = tallies.computeIfAbsent(word(mutant.kind()), k -> new Tally());
    tally.broken++;
    if (!after.rejections().isEmpty()) {
      failures.add(
          "%s: %s %s%n  before: %s%n  cures: %s%n  after: %s%n  found: %s"
              .formatted(
                  chain,
                  mutant.kind(),
                  mutant.what(),
                  before.get(0),
                  applied,
                  after.rejections().get(0),
                  found(workspace)));
      return;
    }
    tally.accepted++;
    if (after.schema().equals(schema)) {
      tally.restored++;
    } else if (RESTORED.contains(mutant.kind())) {
      failures.add(
          "%s: %s %s%n  other schema: %s%n  cures: %s"
              .formatted(
                  chain, mutant.kind(), mutant.what(), others(schema, after.schema()), applied));
    }
  }

  /** A statement moves up by one, or all the way. */
  private static String word(String kind) {
    return kind.equals("above the one before") || kind.equals("to the front")
        ? "move a statement"
        : kind;
  }

  /** As {@code fix} does it unattended, which may change what was never rejected too. */
  private static List<Repair.Applied> mend(Workspace workspace) {
    return Repair.of(workspace, f -> true, Fix.Strength.SAFE);
  }

  private static List<String> found(Workspace workspace) {
    return workspace.snapshot().findings().stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .map(f -> f.rule() + " " + f.path() + " " + f.message() + " " + f.fixes().size())
        .toList();
  }

  private static String others(List<String> one, List<String> other) {
    var lost = new ArrayList<>(one);
    lost.removeAll(other);
    var found = new ArrayList<>(other);
    found.removeAll(one);
    return lost + " -> " + found;
  }
}
