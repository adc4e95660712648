package dev.migrationlens.lint;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.SyntaxProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the replay knows into findings. */
public final class Linter {
  private Linter() {}

  public static List<Finding> lint(Replay replay) {
    var findings = new ArrayList<Finding>();
    Map<Integer, Finding> firstOfStep = new HashMap<>();
    Map<String, Finding> firstOfMissing = new HashMap<>();
    for (Step step : replay.steps()) {
      Parsed parsed = step.parsed();
      if (parsed != null) {
        for (SyntaxProblem problem : parsed.problems()) {
          Finding finding = syntax(step, problem);
          firstOfStep.putIfAbsent(step.id(), finding);
          findings.add(finding);
        }
      }
      for (Problem problem : step.outcome().problems()) {
        Finding cause = cause(step, firstOfStep);
        Finding finding = finding(replay, step, problem, cause, firstOfMissing);
        if (finding.state() != null) {
          firstOfStep.putIfAbsent(step.id(), finding);
        }
        findings.add(finding);
      }
    }
    return findings;
  }

  private static @Nullable Finding cause(Step step, Map<Integer, Finding> firstOfStep) {
    for (int relied : step.outcome().relies()) {
      Finding cause = firstOfStep.get(relied);
      if (cause != null) {
        return cause;
      }
    }
    return null;
  }

  private static Finding syntax(Step step, SyntaxProblem problem) {
    return new Finding(
        "syntax-error",
        Severity.ERROR,
        problem.state(),
        problem.message(),
        step.path(),
        problem.span().shift(step.slice().start()),
        step.slice().span(),
        null,
        List.of(),
        List.of());
  }

  private static Finding finding(
      Replay replay,
      Step step,
      Problem problem,
      @Nullable Finding cause,
      Map<String, Finding> firstOfMissing) {
    String rule = problem.rule();
    String message = problem.message();
    var related = new ArrayList<Finding.Related>();
    if (problem.sought() != null && problem.state() != null) {
      switch (Fate.of(replay, step, problem.sought())) {
        case Fate.Later later -> {
          rule = "used-before-created";
          message = "`" + problem.sought().name() + "` is created later" + where(step, later.creator());
          related.add(at(later.creator(), "created here"));
        }
        case Fate.Gone gone -> {
          rule = "used-after-dropped";
          message = problem.message() + " any more" + where(step, gone.remover());
          related.add(at(gone.remover(), "it went away here"));
        }
        case Fate.Never never -> {}
      }
    }
    Finding first = problem.sought() == null ? null : firstOfMissing.get(key(problem));
    Finding finding =
        new Finding(
            rule,
            cause == null ? Severity.ERROR : Severity.WARNING,
            cause == null ? problem.state() : null,
            message,
            step.path(),
            problem.span().shift(step.slice().start()),
            step.slice().span(),
            cause == null ? first : cause,
            related,
            List.of());
    if (problem.sought() != null && cause == null) {
      firstOfMissing.putIfAbsent(key(problem), finding);
    }
    return finding;
  }

  private static String key(Problem problem) {
    var sought = problem.sought();
    return sought == null ? "" : sought.what() + " " + sought.parents() + " " + sought.name();
  }

  private static String where(Step from, Step to) {
    return from.path().equals(to.path())
        ? ""
        : ", in " + to.path().substring(to.path().lastIndexOf('/') + 1);
  }

  private static Finding.Related at(Step step, String message) {
    return new Finding.Related(step.path(), step.slice().span(), message);
  }
}
