package dev.migrationlens.workspace;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.effect.Problem;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether what is to undo a migration undoes it: the chain is replayed up to it, and back. */
final class Undoing {
  static final String RULE = "no-rollback";
  private static final int MOST_NAMED = 3;

  private final Replay replay;
  private final List<Finding> findings = new ArrayList<>();

  private Undoing(Chain chain, Config config) {
    this.replay = Beginnings.of(chain, config);
  }

  /** What is wrong with the ways back, where the configuration asks for it. */
  static List<Finding> of(Chain chain, Config config) {
    if (config.rules().getOrDefault(RULE, Severity.OFF) == Severity.OFF) {
      return List.of();
    }
    var undoing = new Undoing(chain, config);
    var run = new ArrayList<Migration>();
    for (Migration migration : chain.migrations()) {
      run.add(migration);
      Migration down = chain.rollbacks().get(migration.path());
      if (down != null) {
        undoing.back(run, migration, down);
      }
    }
    return undoing.findings;
  }

  private void back(List<Migration> run, Migration up, Migration down) {
    var files = new ArrayList<>(run);
    String apart = up.path() + " undone";
    files.add(
        new Migration(
            apart,
            down.version(),
            down.text(),
            down.up(),
            List.of(),
            down.transaction(),
            down.runner()));
    replay.update(files);
    List<Step> steps = replay.steps(up.path());
    if (steps.isEmpty() || steps.stream().anyMatch(Step::fails)) {
      return;
    }
    for (Step step : replay.steps(apart)) {
      for (Problem problem : step.outcome().problems()) {
        if (problem.state() != null) {
          Span place = problem.span().shift(step.slice().start());
          report(down.path(), place, step.slice().span(), "undoing fails: " + problem.message());
          return;
        }
      }
    }
    Predicate<Origin> own = this::isOwn;
    List<Difference> left =
        Comparison.of(
            Contents.of(replay.before(steps.get(0)), own), Contents.of(replay.end(), own));
    if (!left.isEmpty()) {
      Span first = down.up().isEmpty() ? new Span(0, 0) : down.up().get(0).span();
      report(down.path(), first, first, words(left));
    }
  }

  private boolean isOwn(Origin origin) {
    Step step = replay.step(origin.step());
    return step != null && step.moment() >= 0;
  }

  private static String words(List<Difference> left) {
    String named =
        left.stream().limit(MOST_NAMED).map(Undoing::words).collect(Collectors.joining(", "));
    int more = left.size() - MOST_NAMED;
    return "this does not undo the migration: "
        + named
        + (more > 0 ? ", and " + more + " more" : "");
  }

  private static String words(Difference difference) {
    String name = difference.thing().toString();
    return switch (difference) {
      case Difference.OnlyLeft gone -> name + " does not come back";
      case Difference.OnlyRight stays -> name + " stays";
      case Difference.Changed changed -> name + " is not as it was";
    };
  }

  private void report(String path, Span place, Span statement, String message) {
    findings.add(
        new Finding(
            RULE, Severity.OFF, null, message, path, place, statement, null, List.of(), List.of()));
  }
}
