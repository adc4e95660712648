package dev.migrationlens.lint;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.Recognisers.Repairs;
import dev.migrationlens.syntax.ast.RoleStatement;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings out of what the parser and the replay hold against statements. */
final class ProblemFindings {
  private final Replay replay;
  private final @Nullable ChainFiles files;
  private final Map<String, Rule.OfProblem> rules;
  private final SyntaxFindings syntax;
  private final Map<Integer, Finding> firstOfStep = new HashMap<>();
  private final Missed missed = new Missed();
  private final Set<Integer> asked = new HashSet<>();

  /** Without files there are no cures, which cost more than all the rest. */
  ProblemFindings(
      Replay replay,
      @Nullable ChainFiles files,
      Map<String, Rule.OfProblem> rules,
      Map<String, Rule.OfSyntax> syntaxRules) {
    this.replay = replay;
    this.files = files;
    this.rules = rules;
    this.syntax =
        new SyntaxFindings(replay, syntaxRules, files == null ? Repairs.UNTRIED : Repairs.TRIED);
  }

  /** What was missing so far. */
  Missed missed() {
    return missed;
  }

  /** Mistakes of syntax; whether there are any. */
  boolean addSyntax(Step step, List<Finding> findings) {
    List<Finding> found = syntax.of(step);
    for (Finding finding : found) {
      if (finding.state() != null) {
        firstOfStep.putIfAbsent(step.id(), finding);
      }
      findings.add(finding);
    }
    return !found.isEmpty();
  }

  Finding of(Step step, Problem found) {
    Sought sought = found.sought();
    Fate fate = fate(step, found);
    Problem problem = fate != null && found.state() == null ? promised(found) : found;
    Finding cause = cause(found.relies());
    if (cause == null && fate instanceof Fate.Gone gone) {
      // PostgreSQL undid what failed, so it may still be there.
      cause = firstOf(gone.remover().id());
    }
    String rule = rule(step, problem, fate);
    Finding same = sought == null ? again(problem) : missed.first(sought);
    Rule.OfProblem about = rules.get(rule);
    List<Fix> cures =
        about == null || cause != null || files == null
            ? List.of()
            : about.cures(new ProblemCase(replay, step, problem, fate, files));
    var finding =
        new Finding(
            rule,
            severity(problem, cause, about),
            cause == null ? problem.state() : null,
            message(step, problem, fate),
            step.path(),
            problem.span().shift(step.slice().start()),
            step.slice().span(),
            cause == null ? same : cause,
            related(fate),
            cures);
    if (finding.state() != null) {
      firstOfStep.putIfAbsent(step.id(), finding);
    }
    boolean told = finding.state() != null || finding.rule().equals("missing-object");
    if (sought != null && told) {
      missed.tell(sought, finding);
    }
    return finding;
  }

  /** PostgreSQL refused the same before, and would again. */
  private @Nullable Finding again(Problem problem) {
    String step = problem.facts().get("again");
    Finding before = step == null ? null : firstOf(Integer.parseInt(step));
    return before == null || before.cause() == null ? before : before.cause();
  }

  private @Nullable Fate fate(Step step, Problem problem) {
    Sought sought = problem.sought();
    if (sought == null) {
      return null;
    }
    if (problem.state() != null) {
      return Fate.of(replay, step, sought);
    }
    return sought.what() == Sought.What.ROLE
            && Fate.of(replay, step, sought) instanceof Fate.Later later
            && later.creator().parsed() != null
            && later.creator().parsed().statement() instanceof RoleStatement.CreateRole
        ? later
        : null;
  }

  /**
   * A role may be there already, made by others; but not one that the chain itself goes on to make,
   * or that would be rejected.
   */
  private static Problem promised(Problem problem) {
    return new Problem(
        problem.rule(),
        SqlState.UNDEFINED_OBJECT,
        problem.message(),
        problem.span(),
        problem.sought(),
        problem.facts(),
        problem.relies());
  }

  private static Severity severity(
      Problem problem, @Nullable Finding cause, Rule.@Nullable OfProblem rule) {
    if (cause != null) {
      return Severity.WARNING;
    }
    boolean byTool = problem.facts().containsKey("block");
    if (problem.state() != null || byTool) {
      return Severity.ERROR;
    }
    // Without a state there is no promise that PostgreSQL rejects it.
    Severity own = rule == null ? Severity.WARNING : rule.info().severity();
    return own == Severity.ERROR ? Severity.WARNING : own;
  }

  private static String rule(Step step, Problem problem, @Nullable Fate fate) {
    return switch (fate) {
      case Fate.Later later when isCircular(step, later) -> "circular-creation";
      case Fate.Later later -> "used-before-created";
      case Fate.Gone gone -> "used-after-dropped";
      case Fate.Never never -> problem.rule();
      case null -> problem.rule();
    };
  }

  /** Whether each of two tables is created with a key to the other. */
  private static boolean isCircular(Step step, Fate.Later later) {
    return isTable(step)
        && isTable(later.creator())
        && later.creator().outcome().relies().contains(step.id());
  }

  private static boolean isTable(Step step) {
    return step.parsed() != null && step.parsed().statement() instanceof TableStatement.CreateTable;
  }

  private @Nullable Finding cause(Set<Integer> relies) {
    for (int relied : relies) {
      Finding cause = firstOf(relied);
      if (cause != null) {
        return cause;
      }
    }
    return null;
  }

  /** The finding for which PostgreSQL rejects a step, or what that step stands on. */
  private @Nullable Finding firstOf(int id) {
    Finding known = firstOfStep.get(id);
    Step step = known == null ? replay.step(id) : null;
    if (step == null || !asked.add(id)) {
      return known;
    }
    for (Problem problem : step.outcome().problems()) {
      if (problem.state() != null) {
        Finding first = of(step, problem);
        Finding root = first.state() == null ? first.cause() : first;
        if (root != null) {
          firstOfStep.putIfAbsent(id, root);
        }
        return root;
      }
    }
    Finding cause = cause(step.relies());
    if (cause != null) {
      firstOfStep.putIfAbsent(id, cause);
    }
    return cause;
  }

  private static String message(Step step, Problem problem, @Nullable Fate fate) {
    return switch (fate) {
      case Fate.Later later when isCircular(step, later) ->
          "`" + name(problem) + "` needs this table in turn, so neither can be created first";
      case Fate.Later later ->
          without(problem)
              + "`"
              + name(problem)
              + "` is created later"
              + where(step, later.creator());
      case Fate.Gone gone -> problem.message() + " any more" + where(step, gone.remover());
      case Fate.Never never -> problem.message();
      case null -> problem.message();
    };
  }

  /** What is the matter where the missing thing is not what the statement names. */
  private static String without(Problem problem) {
    return problem.message().contains(name(problem)) ? "" : problem.message() + ": ";
  }

  private static String name(Problem problem) {
    return problem.sought() == null ? "" : problem.sought().name();
  }

  private static List<Finding.Related> related(@Nullable Fate fate) {
    return switch (fate) {
      case Fate.Later later -> at(later.creator(), "created here");
      case Fate.Gone gone -> at(gone.remover(), "gone from here on");
      case Fate.Never never -> List.of();
      case null -> List.of();
    };
  }

  private static List<Finding.Related> at(Step step, String message) {
    var all = new ArrayList<Finding.Related>();
    all.add(new Finding.Related(step.path(), step.slice().span(), message));
    return all;
  }

  private static String where(Step from, Step to) {
    return from.path().equals(to.path())
        ? ""
        : ", in " + to.path().substring(to.path().lastIndexOf('/') + 1);
  }
}
