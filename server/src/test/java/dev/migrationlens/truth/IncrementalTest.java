package dev.migrationlens.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.rules.Rules;
import dev.migrationlens.truth.Mutants.Mutant;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.ReplayJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However a chain came to be what it is, its findings are those of a first look. */
@Tag("slow")
class IncrementalTest {
  private static final int SEQUENCES = Integer.getInteger("migrationlens.sequences", 100);
  private static final int EDITS = 8;

  @Test
  void editsLeaveTheSameFindingsAsAFirstLook() {
    List<TruthChain> chains = TruthChain.all();
    List<String> differences =
        IntStream.range(0, SEQUENCES)
            .parallel()
            .mapToObj(seed -> difference(chains, new Random(seed)))
            .filter(difference -> !difference.isEmpty())
            .toList();
    assertThat(differences).isEmpty();
  }

  /** Where a sequence of edits first leads astray; empty where it does not. */
  private static String difference(List<TruthChain> chains, Random random) {
    TruthChain clean = chains.get(random.nextInt(chains.size()));
    TruthChain now = clean;
    var story = new ArrayList<String>();
    var judge = new ReplayJudge(Rules.ALL);
    findings(judge, clean.chain());
    for (int i = 0; i < EDITS; i++) {
      if (random.nextInt(4) == 0) {
        now = clean;
        story.add("as it was");
      } else {
        List<Mutant> next = Mutants.of(now, 2, random.nextLong());
        Mutant edit = next.get(random.nextInt(next.size()));
        now = edit.chain();
        story.add(edit.kind() + ": " + edit.what());
      }
      List<String> ours = findings(judge, now.chain());
      List<String> first = findings(new ReplayJudge(Rules.ALL), now.chain());
      if (!ours.equals(first)) {
        var more = new ArrayList<>(ours);
        more.removeAll(first);
        var fewer = new ArrayList<>(first);
        fewer.removeAll(ours);
        return clean.name() + " " + story + "\n more: " + more + "\n fewer: " + fewer + "\n";
      }
    }
    return "";
  }

  private static List<String> findings(ReplayJudge judge, Chain chain) {
    return judge.judge(chain, Config.DEFAULT).stream().map(IncrementalTest::words).toList();
  }

  private static String words(Finding f) {
    String cause = f.cause() == null ? "" : " because of " + f.cause().message();
    return f.path()
        + f.span()
        + " "
        + f.severity()
        + " "
        + f.state()
        + " "
        + f.rule()
        + " "
        + f.message()
        + cause;
  }
}
