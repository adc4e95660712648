package dev.migrationlens.replay;

import dev.migrationlens.catalog.Draft;
import dev.migrationlens.effect.Evaluation;
import dev.migrationlens.effect.Recovery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Our own mistakes in judging statements, each told once where a log is read. */
final class Mistakes {
  private static final Logger LOG = System.getLogger("migration-lens");

  private final Set<String> told = new HashSet<>();

  /** The statement counts as unknown, and the chain goes on. */
  Evaluation doubt(Draft draft, Step step, Throwable mistake) {
    draft.reset(Map.of());
    var evaluation = new Evaluation(draft, step.text());
    Recovery.unknown(evaluation, step.text());
    tell(step, mistake);
    return evaluation;
  }

  private void tell(Step step, Throwable mistake) {
    StackTraceElement[] trace = mistake.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    if (told.add(mistake.getClass().getName())) {
      LOG.log(
          Level.WARNING,
          step.path()
              + ": one statement could not be judged, and nothing is said about what it names ("
              + mistake
              + where
              + ")");
    }
  }
}
