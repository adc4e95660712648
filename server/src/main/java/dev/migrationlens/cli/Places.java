package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries where a file or a statement would have to stand so that PostgreSQL accepted more. Each try
 * is a replay, and there is an end to them: what one repair may spend is counted in statements.
 */
final class Places {
  private static final Set<String> OF_ORDER =
      Set.of("used-before-created", "used-after-dropped", "still-needed", "already-exists");

  /** What is as wrong in every other place. */
  private static final Set<String> OF_TEXT = Set.of("42601", "42P13");

  private static final long MOST_STATEMENTS = 200_000;

  private final Workspace workspace;
  private final Set<String> searched = new HashSet<>();
  private long left = MOST_STATEMENTS;

  Places(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A change that leaves fewer statements rejected, and the finding that asked for it. */
  record Better(Finding finding, Fix fix) {}

  /** How many statements are rejected for themselves, and how many things follow from that. */
  private record Wrong(long causes, long consequences) {
    static Wrong of(Snapshot snapshot) {
      List<Finding> all = snapshot.findings();
      Stream<Finding> causes = all.stream().filter(Places::isCause);
      return new Wrong(
          causes.map(f -> f.path() + f.statement()).distinct().count(),
          all.stream().filter(f -> f.cause() != null).count());
    }

    boolean isLessThan(Wrong other) {
      return causes < other.causes || (causes == other.causes && consequences < other.consequences);
    }
  }

  private static boolean isCause(Finding finding) {
    return finding.severity() == Severity.ERROR && finding.cause() == null;
  }

  /** Whatever nobody else can mend may only stand in the wrong place. */
  private static boolean mayBeOfOrder(Finding finding) {
    boolean state = finding.state() != null && !OF_TEXT.contains(finding.state().code());
    return OF_ORDER.contains(finding.rule())
        || (state && finding.fixes().stream().noneMatch(Fix::safe));
  }

  /** The best that was found for the first mistake of order that was not searched before. */
  Optional<Better> better(Predicate<Finding> wanted) {
    for (Snapshot.ChainView view : workspace.snapshot().chains()) {
      List<Finding> errors = view.findings().stream().filter(Places::isCause).toList();
      Optional<Finding> first =
          errors.stream()
              .filter(f -> mayBeOfOrder(f) && wanted.test(f))
              .filter(f -> searched.add(f.rule() + f.path() + f.span() + f.message()))
              .findFirst();
      if (first.isPresent()) {
        return best(first.get(), errors, view.chain());
      }
    }
    return Optional.empty();
  }

  private Optional<Better> best(Finding first, List<Finding> errors, Chain chain) {
    var candidates = new Candidates(workspace, chain, first, errors);
    var search = new Search(Math.max(1, chain.statements()), Wrong.of(workspace.snapshot()));
    List<Fix> slips = candidates.slips(workspace.textOf(first.path()).orElse(""));
    List<Fix> accepted = slips.stream().filter(search::helps).toList();
    if (accepted.size() == 1) {
      return Optional.of(new Better(first, accepted.get(0)));
    }
    candidates.wholes().forEach(search::tries);
    if (search.best == null || search.least.causes() > 0) {
      search.firstOf(candidates.statements());
    }
    return Optional.ofNullable(search.best).map(fix -> new Better(first, fix));
  }

  private final class Search {
    private final long size;
    private final Wrong now;
    private Wrong least;
    private @Nullable Fix best;

    Search(long size, Wrong now) {
      this.size = size;
      this.now = now;
      this.least = now;
    }

    /** Whether fewer statements are rejected then, or fewer things are wrong with them. */
    boolean helps(Fix fix) {
      left -= size;
      return left > 0 && after(fix.changes()).isLessThan(now);
    }

    /** Whether fewer statements are rejected then. */
    boolean tries(Fix fix) {
      if (left < size || least.causes() == 0) {
        return false;
      }
      left -= size;
      Wrong then = after(fix.changes());
      boolean better = then.causes() < now.causes();
      if (better && then.isLessThan(least)) {
        least = then;
        best = fix;
      }
      return better;
    }

    /** The nearest place that helps; further on it would be no better. */
    void firstOf(List<Candidates.Anchors> anchors) {
      for (Candidates.Anchors within : anchors) {
        if (within.last().map(this::tries).orElse(true)) {
          for (Fix fix : within.all()) {
            if (tries(fix)) {
              return;
            }
          }
        }
      }
    }
  }

  private Wrong after(List<FileChange> changes) {
    Workspace.Mark mark = workspace.mark();
    workspace.apply(changes);
    Wrong wrong = Wrong.of(workspace.snapshot());
    workspace.backTo(mark);
    return wrong;
  }
}
