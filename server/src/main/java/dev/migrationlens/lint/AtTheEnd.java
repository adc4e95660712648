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
  private final List<List<Finding>> answers = new ArrayList<>();
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

  /** Helps to the end. */
  List<Finding> findings() {
    work();
    helping.join();
    return answers.stream().flatMap(List::stream).toList();
  }

  private void work() {
    var schema = new SchemaCase(replay, files, options, step -> true);
    for (int i = next.getAndIncrement(); i < answers.size(); i = next.getAndIncrement()) {
      linter.schema(linter.ofSchema().get(i), schema, answers.get(i));
    }
  }
}
