package dev.migrationlens.workspace;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether what is to undo a migration undoes it: the chain is replayed up to it, and back. What
 * PostgreSQL would then reject is told always, what stays or does not come back where the
 * configuration asks for it.
 */
final class Undoing {
  static final String RULE = "no-rollback";
  private static final int MOST_NAMED = 3;
  private static final int MOST_EXAMINED = 500;
  private static final String UNDONE = " undone";

  private final Replay replay;
  private final Linter linter;
  private final ChainFiles files;
  private final boolean compared;
  private final List<Finding> findings = new ArrayList<>();

  private Undoing(Chain chain, Config config, Linter linter, ChainFiles files) {
    this.replay = Beginnings.of(chain, config);
    this.linter = linter;
    this.files = files;
    this.compared = config.rules().getOrDefault(RULE, Severity.OFF) != Severity.OFF;
  }

  /** What is wrong with the ways back. */
  static List<Finding> of(Chain chain, Config config, Linter linter, ChainFiles files) {
    if (chain.rollbacks().isEmpty() || !chain.complete()) {
      return List.of();
    }
    var undoing = new Undoing(chain, config, linter, files);
    Set<String> doubtful = undoing.compared ? chain.rollbacks().keySet() : undoing.doubtful(chain);
    var run = new ArrayList<Migration>();
    int left = MOST_EXAMINED;
    for (Migration migration : doubtful.isEmpty() ? List.<Migration>of() : chain.migrations()) {
      run.add(migration);
      Migration down = chain.rollbacks().get(migration.path());
      if (down != null && doubtful.contains(migration.path()) && left-- > 0) {
        undoing.back(run, migration, down);
      }
    }
    return undoing.findings;
  }

  /**
   * The migrations whose way back deserves a closer look, found in one run over all of them, each
   * undone and run again.
   */
  private Set<String> doubtful(Chain chain) {
    var all = new ArrayList<Migration>();
    for (Migration migration : chain.migrations()) {
      all.add(migration);
      Migration down = chain.rollbacks().get(migration.path());
      if (down != null) {
        all.add(called(down, migration.path() + UNDONE));
        all.add(called(migration, migration.path() + " again"));
      }
    }
    replay.update(all);
    Set<String> doubtful = new HashSet<>();
    for (String path : chain.rollbacks().keySet()) {
      boolean rejected =
          replay.steps(path + UNDONE).stream()
              .anyMatch(s -> s.fails() || s.parsed() != null && s.parsed().broken());
      if (rejected) {
        doubtful.add(path);
      }
    }
    return doubtful;
  }

  private static Migration called(Migration migration, String path) {
    return new Migration(
        path,
        migration.version(),
        migration.text(),
        migration.up(),
        List.of(),
        migration.transaction(),
        migration.runner());
  }

  private void back(List<Migration> run, Migration up, Migration down) {
    var files = new ArrayList<>(run);
    String apart = up.path() + UNDONE;
    files.add(called(down, apart));
    replay.update(files);
    List<Step> steps = replay.steps(up.path());
    if (steps.isEmpty() || steps.stream().anyMatch(Step::fails)) {
      return;
    }
    List<Finding> rejected = linter.rejections(replay, apart, this.files);
    rejected.forEach(f -> findings.add(there(f, apart, down.path())));
    if (rejected.isEmpty() && compared) {
      compare(steps.get(0), down);
    }
  }

  /** PostgreSQL rejects it only when somebody goes back, so it is no error of the migration. */
  private static Finding there(Finding finding, String apart, String path) {
    List<Fix> fixes =
        finding.fixes().stream()
            .filter(f -> f.changes().stream().allMatch(c -> edits(c, apart)))
            .map(f -> new Fix(f.title(), f.strength(), there(f.changes(), path)))
            .toList();
    return new Finding(
        finding.rule(),
        Severity.WARNING,
        null,
        "undoing fails: " + finding.message(),
        path,
        finding.span(),
        finding.statement(),
        null,
        List.of(),
        fixes);
  }

  private static boolean edits(FileChange change, String path) {
    return change instanceof FileChange.EditFile && change.path().equals(path);
  }

  private static List<FileChange> there(List<FileChange> changes, String path) {
    var there = new ArrayList<FileChange>();
    for (FileChange change : changes) {
      if (change instanceof FileChange.EditFile edit) {
        there.add(new FileChange.EditFile(path, edit.edits()));
      }
    }
    return there;
  }

  /** What is otherwise than before the migration. */
  private void compare(Step first, Migration down) {
    Predicate<Origin> own = this::isOwn;
    List<Difference> left =
        Comparison.of(Contents.of(replay.before(first), own), Contents.of(replay.end(), own));
    if (!left.isEmpty()) {
      Span place = down.up().isEmpty() ? new Span(0, 0) : down.up().get(0).span();
      report(down.path(), place, place, words(left));
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
