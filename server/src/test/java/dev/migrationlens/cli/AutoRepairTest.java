package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.cli.Mutations.Mutant;
import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.lint.World;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often {@code fix} mends a mistake, as PostgreSQL sees it. */
@Tag("postgres")
@Tag("slow")
class AutoRepairTest {
  private static final double WANTED = 0.9;

  /** What became of the mutants of one kind. */
  private record Count(int rejected, int mended) {
    Count and(boolean success) {
      return new Count(rejected + 1, mended + (success ? 1 : 0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpdesk", "shop"})
  void nineOfTenMistakesAreMended(String chain) throws IOException {
    Map<String, String> files = files(chain);
    assertThat(PostgresAgreement.rejections(World.open(files).snapshot())).isEmpty();
    Map<String, Count> counts = new TreeMap<>();
    var failures = new ArrayList<String>();
    for (Mutant mutant : Mutations.of(files)) {
      Workspace workspace = World.open(mutant.files());
      if (PostgresAgreement.rejections(workspace.snapshot()).isEmpty()) {
        continue;
      }
      Repair.of(workspace, f -> f.fixes().get(0).safe());
      List<String> left = PostgresAgreement.rejections(workspace.snapshot());
      counts.merge(
          mutant.kind(), new Count(1, left.isEmpty() ? 1 : 0), (a, b) -> a.and(left.isEmpty()));
      if (!left.isEmpty()) {
        failures.add(mutant.kind() + " " + mutant.what() + "\n    " + left.get(0));
      }
    }
    int rejected = counts.values().stream().mapToInt(Count::rejected).sum();
    int mended = counts.values().stream().mapToInt(Count::mended).sum();
    assertThat((double) mended / rejected)
        .as("%d of %d: %s\n%s", mended, rejected, counts, String.join("\n", failures))
        .isGreaterThanOrEqualTo(WANTED);
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
