package dev.migrationlens.naming;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chain with another name is replayed before anybody gets to see it. */
final class Trial {
  /** Whoever has more statements than this waits too long. */
  private static final int MOST = 20_000;

  private Trial() {}

  /** What PostgreSQL would reject then, and did not before, because of one of two names. */
  static Optional<String> failure(
      Reading before, Map<String, List<Edit>> edits, String name, String other) {
    if (before.steps().size() > MOST) {
      return Optional.empty();
    }
    List<Migration> changed =
        before.replay().migrations().stream()
            .map(m -> changed(m, edits.getOrDefault(m.path(), List.of())))
            .toList();
    Replay after = Replay.of(changed, before.replay().setup());
    for (Migration file : changed) {
      List<Step> now = after.steps(file.path());
      List<Step> then = before.steps(file.path());
      for (int i = 0; i < Math.min(now.size(), then.size()); i++) {
        for (Problem problem : now.get(i).outcome().problems()) {
          String said = problem.message();
          boolean about = said.contains(name) || said.contains(other);
          if (problem.state() != null && about && !has(then.get(i), problem)) {
            Site site = Site.in(then.get(i), new Span(0, 0));
            return Optional.of("Then " + before.where(site) + " would fail: " + said);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean has(Step step, Problem problem) {
    return step.outcome().problems().stream().anyMatch(p -> p.rule().equals(problem.rule()));
  }

  private static Migration changed(Migration file, List<Edit> edits) {
    return edits.isEmpty()
        ? file
        : new Migration(
            file.path(),
            file.version(),
            Edit.apply(file.text(), edits),
            moved(file.up(), edits),
            moved(file.down(), edits),
            file.transaction(),
            file.runner());
  }

  private static List<Slice> moved(List<Slice> slices, List<Edit> edits) {
    var moved = new ArrayList<Slice>();
    for (Slice slice : slices) {
      moved.add(new Slice(slice.kind(), moved(slice.start(), edits), moved(slice.end(), edits)));
    }
    return moved;
  }

  private static int moved(int offset, List<Edit> edits) {
    int at = offset;
    for (Edit edit : edits) {
      if (edit.span().start() < offset) {
        at += edit.newText().length() - edit.span().length();
      }
    }
    return at;
  }
}
