package dev.migrationlens.effect;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Small chains that the replay and PostgreSQL both run, statement by statement. A file of them has
 * {@code --- title} before each; {@code [silent]} in a title says that an error is beyond what can
 * be known, {@code [goes on]} that what follows an error is compared as well, except where it
 * stands on what failed.
 */
final class Agreement {
  /** One chain. */
  record Case(String title, String sql) {
    @Override
    public String toString() {
      return title;
    }
  }

  private Agreement() {}

  static List<Case> cases(String resource) {
    var cases = new ArrayList<Case>();
    for (String part : read(resource).split("(?m)^--- ")) {
      int end = part.indexOf('\n');
      if (end > 0 && !part.isBlank()) {
        cases.add(new Case(part.substring(0, end).strip(), part.substring(end + 1)));
      }
    }
    return cases;
  }

  private static String read(String resource) {
    try (var in = Agreement.class.getResourceAsStream("/effect/" + resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Replay replay(Case chain) {
    var file =
        new Migration(
            "1.sql",
            "1",
            chain.sql(),
            StatementSplitter.split(chain.sql()),
            List.of(),
            Migration.TransactionMode.AUTOCOMMIT,
            Migration.Runner.DRIVER);
    return Replay.of(List.of(file), Replay.Setup.PLAIN);
  }

  /** Where the replay and PostgreSQL disagree, as far as a chain's title says. */
  static List<String> differences(Case chain) {
    List<Slice> slices = StatementSplitter.split(chain.sql());
    List<Step> steps = replay(chain).steps();
    var differences = new ArrayList<String>();
    var failed = new HashSet<Integer>();
    try (var database = Postgres.database()) {
      for (int i = 0; i < slices.size(); i++) {
        String sql = slices.get(i).of(chain.sql());
        Verdict verdict = database.run(sql);
        Step step = steps.get(i + 1);
        TreeSet<String> ours = states(step, failed);
        boolean follows = step.relies().stream().anyMatch(failed::contains);
        if (!verdict.ok()) {
          failed.add(step.id());
        }
        boolean agreed =
            verdict.ok()
                ? ours.isEmpty()
                : ours.contains(verdict.sqlState())
                    || (ours.isEmpty() && (follows || chain.title().contains("[silent]")));
        if (!agreed) {
          differences.add(
              "statement %d: PostgreSQL %s, we %s: %s"
                  .formatted(i + 1, verdict, step.outcome().problems(), sql));
        }
        if (!verdict.ok() && !chain.title().contains("[goes on]")) {
          break;
        }
      }
    }
    return differences;
  }

  private static TreeSet<String> states(Step step, Set<Integer> failed) {
    var states = new TreeSet<String>();
    if (step.parsed() != null) {
      step.parsed().problems().forEach(p -> states.add(p.state().code()));
    }
    for (Problem problem : step.outcome().problems()) {
      if (problem.state() != null && !problem.follows(failed)) {
        states.add(problem.state().code());
      }
    }
    return states;
  }
}
