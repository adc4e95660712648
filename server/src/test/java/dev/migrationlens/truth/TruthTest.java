package dev.migrationlens.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.truth.Truth.Judgement;
import dev.migrationlens.truth.Truth.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Chains that PostgreSQL accepts, and thousands of broken ones made of them: the replay and
 * PostgreSQL judge each, statement by statement.
 */
@Tag("postgres")
class TruthTest {
  private static final int OF_EACH_KIND = Integer.getInteger("migrationlens.mutants", 5);
  private static final String ONLY = System.getProperty("migrationlens.chains", "");

  private static List<TruthChain> chains() {
    return TruthChain.all().stream().filter(chain -> chain.name().contains(ONLY)).toList();
  }

  @Test
  void cleanChainsAreCleanForBoth() {
    assertThat(TruthChain.all())
        .hasSizeGreaterThanOrEqualTo(40)
        .allSatisfy(chain -> assertThat(chain.migrations()).hasSizeBetween(5, 60));
    assertThat(chains().parallelStream().map(Truth::clean).toList())
        .filteredOn(judgement -> judgement.outcome() != Outcome.ACCEPTED)
        .isEmpty();
  }

  @Test
  void brokenChainsAreBrokenForBothAtTheSameStatement() throws IOException {
    List<Judgement> judged =
        chains().parallelStream()
            .flatMap(chain -> Truth.broken(chain, Mutants.of(chain, OF_EACH_KIND)).stream())
            .toList();
    report(judged);
    long right = count(judged, Outcome.RIGHT);
    long other = count(judged, Outcome.OTHER_STATE);
    long missed = count(judged, Outcome.MISSED);
    assertThat(judged).filteredOn(j -> j.outcome() == Outcome.FALSE_ERROR).isEmpty();
    assertThat(judged).filteredOn(j -> j.outcome() == Outcome.FALSE_AFTERWARDS).isEmpty();
    assertThat((right + other) / (double) (right + other + missed)).isGreaterThanOrEqualTo(0.97);
    assertThat(right / (double) (right + other)).isGreaterThanOrEqualTo(0.95);
    assertThat(judged).hasSizeGreaterThanOrEqualTo(3000);
  }

  private static long count(List<Judgement> judged, Outcome outcome) {
    return judged.stream().filter(j -> j.outcome() == outcome).count();
  }

  /** A line for each kind of mistake; the disagreements go to a file. */
  private static void report(List<Judgement> judged) throws IOException {
    var kinds = new TreeMap<String, List<Judgement>>();
    judged.forEach(j -> kinds.computeIfAbsent(j.kind(), k -> new ArrayList<>()).add(j));
    kinds.put("~ all", judged);
    System.out.printf("%-24s %5s", "", "all");
    for (Outcome outcome : Outcome.values()) {
      System.out.printf(" %16s", outcome);
    }
    System.out.println();
    kinds.forEach(
        (kind, all) -> {
          Map<Outcome, Long> counts =
              all.stream()
                  .collect(
                      Collectors.groupingBy(
                          Judgement::outcome,
                          () -> new EnumMap<>(Outcome.class),
                          Collectors.counting()));
          System.out.printf("%-24s %5d", kind, all.size());
          for (Outcome outcome : Outcome.values()) {
            System.out.printf(" %16d", counts.getOrDefault(outcome, 0L));
          }
          System.out.println();
        });
    Files.writeString(
        Path.of("target/truth.txt"),
        judged.stream()
            .filter(j -> !j.note().isEmpty())
            .map(j -> j.outcome() + " " + j.kind() + " " + j.note() + "\n\n")
            .sorted()
            .collect(Collectors.joining()));
  }
}
