package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.cli.Mutations.Mutant;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.lint.World;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often {@code fix} mends a mistake, as PostgreSQL sees it. */
@Tag("postgres")
@Tag("slow")
class AutoRepairTest {
  private static final double WANTED = 0.9;

  private static final double SAME = 0.95;

  /** After these the schema has to be the original's. */
  private static final Set<String> EXACT = Set.of("misspelt name", "swapped files");

  /** What became of the mutants of one kind; {@code same}: mended, and to the original schema. */
  private record Count(int rejected, int mended, int same) {
    Count and(Count other) {
      return new Count(rejected + other.rejected, mended + other.mended, same + other.same);
    }

    boolean enough(String kind) {
      return mended >= WANTED * rejected && (!EXACT.contains(kind) || same >= SAME * mended);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpdesk", "shop"})
  void nineOfTenMistakesAreMended(String chain) throws IOException {
    Map<String, String> files = files(chain);
    PostgresAgreement.Outcome original = PostgresAgreement.outcome(World.open(files).snapshot());
    assertThat(original.rejections()).isEmpty();
    Map<String, Count> counts = new TreeMap<>();
    var failures = new ArrayList<String>();
    for (Mutant mutant : Mutations.of(files)) {
      Workspace workspace = World.open(mutant.files());
      if (PostgresAgreement.rejections(workspace.snapshot()).isEmpty()) {
        continue;
      }
      Repair.of(workspace, f -> true, Fix.Strength.SAFE);
      PostgresAgreement.Outcome left = PostgresAgreement.outcome(workspace.snapshot());
      boolean mended = left.rejections().isEmpty();
      boolean same = mended && left.schema().equals(original.schema());
      counts.merge(mutant.kind(), new Count(1, mended ? 1 : 0, same ? 1 : 0), Count::and);
      if (!mended) {
        failures.add(mutant.kind() + " " + mutant.what() + "\n    " + left.rejections().get(0));
      } else if (!same && EXACT.contains(mutant.kind())) {
        failures.add(mutant.kind() + " " + mutant.what() + "\n    " + difference(original, left));
      }
    }
    assertThat(counts)
        .as("%s\n%s", counts, String.join("\n", failures))
        .allSatisfy((kind, count) -> assertThat(count.enough(kind)).as(kind).isTrue());
  }

  private static String difference(
      PostgresAgreement.Outcome original, PostgresAgreement.Outcome left) {
    var missing = new ArrayList<>(original.schema());
    left.schema().forEach(missing::remove);
    var added = new ArrayList<>(left.schema());
    original.schema().forEach(added::remove);
    return "without " + missing + "\n    but with " + added;
  }

  private static Map<String, String> files(String chain) throws IOException {
    Path root = Golden.repository().resolve("server/src/test/resources/repair/" + chain);
    Map<String, String> files = new TreeMap<>();
    try (var paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString().replace('\\', '/'), Golden.read(path));
      }
    }
    return files;
  }
}
