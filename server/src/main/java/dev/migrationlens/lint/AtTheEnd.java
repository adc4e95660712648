package dev.migrationlens.lint;

import dev.migrationlens.replay.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the rules about the database at the end of the chain, on two processors: each takes the next
 * rule that nobody has asked yet. The findings come in the order of the rules all the same.
 */
final class AtTheEnd {
  private final Linter linter;
  private final Replay replay;
  private final ChainFiles files;
  private final LintOptions options;
  private final AtomicInteger next = new AtomicInteger();
  private final List<List<SchemaCase.Report>> answers = new ArrayList<>();
  private final CompletableFuture<Void> helping;

  /** Begins at once, beside the thread that goes on with what it has to do before. */
  AtTheEnd(Linter linter, Replay replay, ChainFiles files, LintOptions options) {
    this.linter = linter;
    this.replay = replay;
    this.files = files;
    this.options = options;
    linter.ofSchema().forEach(rule -> answers.add(new ArrayList<>()));
    helping = CompletableFuture.runAsync(this::work);
  }

  /** Helps to the end; {@code missed} is what statements were told to miss. */
  List<Finding> findings(Missed missed) {
    work();
    helping.join();
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < answers.size(); i++) {
      Rule.OfSchema rule = linter.ofSchema().get(i);
      answers.get(i).forEach(report -> findings.add(Linter.finding(rule, report, missed)));
    }
    return findings;
  }

  private void work() {
    var schema = new SchemaCase(replay, files, options, step -> true);
    for (int i = next.getAndIncrement(); i < answers.size(); i = next.getAndIncrement()) {
      answers.get(i).addAll(linter.reports(linter.ofSchema().get(i), schema));
    }
  }
}
