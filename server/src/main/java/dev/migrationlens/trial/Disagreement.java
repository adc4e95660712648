package dev.migrationlens.trial;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.SqlState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A statement on which the replay and PostgreSQL say different things; {@code ours} is the code
 * that the replay expects, or nothing.
 */
public record Disagreement(Verdict verdict, Step step, @Nullable String ours) {
  /** Codes that depend on rows and settings, of which a replay knows nothing. */
  private static final Set<String> CLASSES_OF_DATA = Set.of("22", "23", "P0", "57", "55", "53");

  /** The disagreements over a chain; what only follows from an agreed failure is none. */
  public static List<Disagreement> in(Replay replay, List<Verdict> verdicts) {
    Map<String, Map<Integer, Step>> steps = new HashMap<>();
    for (Step step : replay.steps()) {
      if (step.slice().end() > step.slice().start()) {
        steps.computeIfAbsent(step.path(), p -> new HashMap<>()).put(step.slice().start(), step);
      }
    }
    var failed = new HashSet<Integer>();
    var found = new ArrayList<Disagreement>();
    for (Verdict verdict : verdicts) {
      Step step = steps.getOrDefault(verdict.path(), Map.of()).get(verdict.slice().start());
      if (step == null || verdict.outcome() == Verdict.Outcome.SKIPPED) {
        continue;
      }
      boolean follows = step.relies().stream().anyMatch(failed::contains);
      Set<String> ours = states(step, failed);
      if (verdict.rejected()) {
        failed.add(step.id());
      }
      boolean excused = ours.isEmpty() && (follows || isOfTool(verdict, step));
      if (differs(verdict, ours) && !excused) {
        String told = ours.isEmpty() ? null : String.join(" or ", ours);
        found.add(new Disagreement(verdict, step, told));
      }
    }
    return found;
  }

  private static boolean differs(Verdict verdict, Set<String> ours) {
    String state = verdict.sqlstate();
    if (!verdict.rejected() || state == null) {
      return !ours.isEmpty();
    }
    boolean ofData = CLASSES_OF_DATA.contains(state.substring(0, 2));
    return !ours.contains(state) && !(ours.isEmpty() && ofData);
  }

  /** What the tool's own transaction refuses is said without a code: it is not in the text. */
  private static boolean isOfTool(Verdict verdict, Step step) {
    return SqlState.ACTIVE_SQL_TRANSACTION.code().equals(verdict.sqlstate())
        && step.outcome().problems().stream()
            .anyMatch(p -> p.rule().equals("not-in-a-transaction"));
  }

  /** The codes that the replay expects of a statement. */
  public static Set<String> states(Step step) {
    return states(step, Set.of());
  }

  private static Set<String> states(Step step, Set<Integer> failed) {
    var states = new TreeSet<String>();
    if (step.parsed() != null) {
      step.parsed().problems().forEach(p -> states.add(p.state().code()));
    }
    for (Problem problem : step.outcome().problems()) {
      SqlState state = problem.state();
      if (state != null && !problem.follows(failed)) {
        states.add(state.code());
      }
    }
    return states;
  }
}
