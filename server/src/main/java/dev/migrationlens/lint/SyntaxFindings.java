package dev.migrationlens.lint;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Recognised;
import dev.migrationlens.syntax.Recognisers;
import dev.migrationlens.syntax.Recognisers.Repairs;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.SyntaxProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file's syntax: one finding for each mistake, however many errors it makes.
 */
final class SyntaxFindings {
  private final Replay replay;
  private final Map<String, Rule.OfSyntax> rules;
  private final Repairs repairs;
  private final Map<Integer, List<Finding>> byStep = new HashMap<>();
  private @Nullable String path;

  SyntaxFindings(Replay replay, Map<String, Rule.OfSyntax> rules, Repairs repairs) {
    this.replay = replay;
    this.rules = rules;
    this.repairs = repairs;
  }

  /** The findings that begin in this step's statement. */
  List<Finding> of(Step step) {
    if (!step.path().equals(path)) {
      path = step.path();
      byStep.clear();
      read(step.path());
    }
    return byStep.getOrDefault(step.id(), List.of());
  }

  private void read(String file) {
    Migration migration = replay.migration(file);
    List<Step> all = replay.steps(file);
    List<Step> steps = all.isEmpty() ? all : all.subList(1, all.size());
    if (migration == null || steps.stream().noneMatch(SyntaxFindings::isWrong)) {
      return;
    }
    var slices = steps.stream().map(Step::slice).toList();
    var parsed = steps.stream().map(SyntaxFindings::parsed).toList();
    var next = Recognisers.recognise(migration.text(), slices, parsed, repairs).iterator();
    Recognised one = next.hasNext() ? next.next() : null;
    for (int i = 0; i < steps.size(); i++) {
      if (one != null && one.lastSlice() < i) {
        one = next.hasNext() ? next.next() : null;
      }
      Step step = steps.get(i);
      var found = new ArrayList<Finding>(1);
      if (one == null || !one.covers(i)) {
        plain(step, found);
      } else if (one.firstSlice() == i) {
        recognised(migration, steps.subList(i, one.lastSlice() + 1), one).ifPresent(found::add);
      }
      newer(step, found);
      if (!found.isEmpty()) {
        byStep.put(step.id(), found);
      }
    }
  }

  private static Parsed parsed(Step step) {
    Parsed parsed = step.parsed();
    return parsed == null ? Parser.parse("") : parsed;
  }

  private static boolean isWrong(Step step) {
    Parsed parsed = step.parsed();
    return parsed == null
        || parsed.broken()
        || !parsed.bodyProblems().isEmpty()
        || !parsed.needs().isEmpty();
  }

  private Optional<Finding> recognised(
      Migration migration, List<Step> covered, Recognised recognised) {
    Step first = covered.get(0);
    SqlState state;
    Severity severity = Severity.ERROR;
    if (first.slice().kind() == Slice.Kind.PSQL_COMMAND) {
      if (migration.runner() == Migration.Runner.PSQL) {
        return Optional.empty();
      }
      boolean known = migration.runner() == Migration.Runner.DRIVER;
      state = known ? SqlState.SYNTAX_ERROR : null;
      severity = known ? Severity.ERROR : Severity.WARNING;
    } else {
      // A construct may begin with a statement that is right, such as what an EXCEPTION guards.
      var refused = covered.stream().filter(SyntaxFindings::isRefused).findFirst();
      if (refused.isEmpty()) {
        return Optional.empty();
      }
      state = problems(parsed(refused.get())).get(0).state();
    }
    var fixes = new ArrayList<Fix>();
    Recognised.Cure cure = recognised.cure();
    if (cure != null) {
      var strength = cure.safe() ? Fix.Strength.SAFE : Fix.Strength.SUGGESTED;
      fixes.add(
          new Fix(
              cure.title(),
              strength,
              List.of(new FileChange.EditFile(migration.path(), cure.edits()))));
    }
    Rule.OfSyntax rule = rules.get(recognised.rule());
    if (rule != null) {
      fixes.addAll(rule.cures(new SyntaxCase(replay, first, recognised.span())));
    }
    return Optional.of(
        new Finding(
            recognised.rule(),
            severity,
            state,
            recognised.message(),
            migration.path(),
            recognised.span(),
            first.slice().span().to(covered.get(covered.size() - 1).slice().span()),
            null,
            List.of(),
            fixes));
  }

  /** A broken body counts only if PostgreSQL compiles it, and the replay says so. */
  private static boolean isRefused(Step step) {
    return parsed(step).broken()
        || step.outcome().problems().stream().anyMatch(SyntaxFindings::ofBody);
  }

  /** Whether the replay speaks of a body that cannot be read. */
  static boolean ofBody(Problem problem) {
    return problem.rule().equals("plpgsql-error") || problem.rule().equals("syntax-error");
  }

  private static List<SyntaxProblem> problems(Parsed parsed) {
    var all = new ArrayList<>(parsed.problems());
    all.addAll(parsed.bodyProblems());
    return all;
  }

  private static void plain(Step step, List<Finding> found) {
    Parsed parsed = step.parsed();
    if (parsed != null) {
      parsed.problems().forEach(p -> found.add(finding("syntax-error", step, p)));
    }
  }

  private void newer(Step step, List<Finding> found) {
    Parsed parsed = step.parsed();
    if (parsed == null || parsed.broken()) {
      return;
    }
    for (Parsed.Needs needs : parsed.needs()) {
      if (replay.setup().version().compareTo(needs.version()) < 0) {
        String message = needs.construct() + " needs PostgreSQL " + needs.version().major();
        found.add(
            finding(
                "needs-newer-postgres",
                step,
                new SyntaxProblem(needs.span(), message, SqlState.SYNTAX_ERROR)));
      }
    }
  }

  private static Finding finding(String rule, Step step, SyntaxProblem problem) {
    return new Finding(
        rule,
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
}
