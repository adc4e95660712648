package dev.migrationlens.cli;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Applies each finding's preferred cure, round by round, until none is left that was not tried. In
 * one round no two cures touch the same place, and a cure that changes the order of files is alone.
 */
final class Repair {
  private static final int MOST_ROUNDS = 200;
  private static final int MOST_TRIES = 2;

  /** A statement that can be read at last may have errors that nobody saw before. */
  private static final Set<String> REVEALING =
      Set.of(
          "syntax-error",
          "procedural-outside-do",
          "psql-command",
          "no-such-if-not-exists",
          "postgrest-syntax",
          "nested-dollar-quote",
          "other-dialect",
          "plpgsql-error",
          "missing-section",
          "skipped-file");

  /** Cures that were computed knowing of one another. */
  private static final Set<String> TOGETHER =
      Set.of("duplicate-version", "skipped-file", "version-widths-differ");

  private final Workspace workspace;
  private final Predicate<Finding> wanted;
  private final Fix.Strength weakest;
  private final Map<String, Integer> tries = new HashMap<>();
  private final List<Applied> applied = new ArrayList<>();
  private final Places places;

  /** A cure that was carried out, at the path the file had then. */
  record Applied(String path, String rule, String title) {}

  private Repair(Workspace workspace, Predicate<Finding> wanted, Fix.Strength weakest) {
    this.workspace = workspace;
    this.wanted = wanted;
    this.weakest = weakest;
    this.places = new Places(workspace);
  }

  /** Cures of what is wanted; {@code weakest} is what a preferred cure has to be at least. */
  static List<Applied> of(Workspace workspace, Predicate<Finding> wanted, Fix.Strength weakest) {
    var repair = new Repair(workspace, wanted, weakest);
    int rounds = 0;
    while (rounds < MOST_ROUNDS && (repair.placed() || repair.round())) {
      rounds++;
    }
    return repair.applied;
  }

  /** Whether a file or a statement found a better place, when the names are right. */
  private boolean placed() {
    List<Chosen> names =
        choose(
            workspace.snapshot().findings().stream()
                .filter(f -> f.cause() == null && f.rule().startsWith("missing-"))
                .filter(f -> f.severity() == Severity.ERROR && isMended(f) && wanted.test(f))
                .toList());
    if (!names.isEmpty()) {
      return false;
    }
    Optional<Places.Better> better = places.better(wanted);
    better.ifPresent(
        b -> {
          workspace.apply(b.fix().changes());
          applied.add(new Applied(b.finding().path(), b.finding().rule(), b.fix().title()));
        });
    return better.isPresent();
  }

  /** Whether anything was done. */
  private boolean round() {
    List<Chosen> chosen = choose();
    if (chosen.isEmpty()) {
      return false;
    }
    if (!carriedOut(chosen)) {
      // One of them does harm, so each is tried alone; what does harm is not tried again.
      for (Chosen one : choose()) {
        if (carriedOut(List.of(one))) {
          return true;
        }
        tries.put(one.key(), MOST_TRIES);
      }
    }
    return true;
  }

  /** A cure, with what makes it recognisable in later rounds. */
  private record Chosen(Finding finding, Fix fix, String key) {}

  /** Cures of what is rejected, and only then of the rest, which may go with it. */
  private List<Chosen> choose() {
    List<Finding> all =
        workspace.snapshot().findings().stream()
            .filter(f -> f.cause() == null && isMended(f) && wanted.test(f))
            .toList();
    List<Chosen> errors = choose(all.stream().filter(f -> f.severity() == Severity.ERROR).toList());
    return errors.isEmpty() ? choose(all) : errors;
  }

  /** Cures that do not get into each other's way. */
  private List<Chosen> choose(List<Finding> findings) {
    var round = new Round();
    var chosen = new ArrayList<Chosen>();
    for (Finding finding : findings) {
      untried(finding).filter(one -> round.takes(finding, one.fix())).ifPresent(chosen::add);
    }
    return chosen;
  }

  private boolean isMended(Finding finding) {
    return !finding.fixes().isEmpty()
        && (weakest == Fix.Strength.SUGGESTED || finding.fixes().get(0).safe());
  }

  /** The preferred cure, or where it did harm the next that is safe. */
  private Optional<Chosen> untried(Finding finding) {
    return finding.fixes().stream()
        .filter(fix -> fix.safe() || fix == finding.fixes().get(0))
        .map(fix -> new Chosen(finding, fix, key(finding, fix)))
        .filter(one -> tries.getOrDefault(one.key(), 0) < MOST_TRIES)
        .findFirst();
  }

  /** Applies cures together, unless PostgreSQL would then reject more than before. */
  private boolean carriedOut(List<Chosen> chosen) {
    Workspace.Mark mark = workspace.mark();
    Errors before = errors();
    workspace.apply(Round.joined(chosen));
    boolean revealing = chosen.stream().anyMatch(c -> REVEALING.contains(c.finding().rule()));
    if (!revealing && errors().isMoreThan(before)) {
      workspace.backTo(mark);
      return false;
    }
    for (Chosen one : chosen) {
      tries.merge(one.key(), 1, Integer::sum);
      applied.add(new Applied(one.finding().path(), one.finding().rule(), one.fix().title()));
    }
    return true;
  }

  /** How many errors there are, and in how many statements. */
  private record Errors(long findings, long statements) {
    boolean isMoreThan(Errors other) {
      return findings > other.findings && statements > other.statements;
    }
  }

  private Errors errors() {
    List<Finding> all =
        workspace.snapshot().findings().stream()
            .filter(f -> f.severity() == Severity.ERROR && f.cause() == null)
            .toList();
    return new Errors(
        all.size(), all.stream().map(f -> f.path() + f.statement()).distinct().count());
  }

  private String key(Finding finding, Fix fix) {
    String text = workspace.snapshot().source(finding.path()).map(s -> s.text()).orElse("");
    int end = Math.min(finding.statement().end(), text.length());
    int start = Math.min(finding.statement().start(), end);
    return String.join(
        "\0", finding.rule(), finding.path(), fix.title(), text.substring(start, end));
  }

  /** What is done in one round. */
  private static final class Round {
    private final List<FileChange> changes = new ArrayList<>();
    private final Map<String, List<Span>> edited = new HashMap<>();
    private final Set<String> whole = new HashSet<>();
    private String together = "";

    boolean takes(Finding finding, Fix fix) {
      boolean moves = fix.changes().stream().anyMatch(c -> !(c instanceof FileChange.EditFile));
      boolean company = TOGETHER.contains(finding.rule()) && together.equals(finding.rule());
      if (fix.changes().isEmpty() || (moves && !changes.isEmpty() && !company)) {
        return false;
      }
      if (!moves && !together.isEmpty()) {
        return false;
      }
      if (!fix.changes().stream().allMatch(this::isFree)) {
        return false;
      }
      fix.changes().forEach(this::claim);
      changes.addAll(fix.changes());
      together = moves ? finding.rule() : together;
      return true;
    }

    private boolean isFree(FileChange change) {
      return switch (change) {
        case FileChange.EditFile edit ->
            !whole.contains(edit.path())
                && edit.edits().stream().allMatch(e -> isFree(edit.path(), e));
        case FileChange.RenameFile rename ->
            !whole.contains(rename.path()) && !whole.contains(rename.newPath());
        case FileChange.CreateFile create -> !whole.contains(create.path());
        case FileChange.DeleteFile delete ->
            !whole.contains(delete.path()) && !edited.containsKey(delete.path());
      };
    }

    private boolean isFree(String path, Edit edit) {
      for (Span taken : edited.getOrDefault(path, List.of())) {
        if (edit.span().start() <= taken.end() && taken.start() <= edit.span().end()) {
          return false;
        }
      }
      return true;
    }

    private void claim(FileChange change) {
      switch (change) {
        case FileChange.EditFile edit ->
            edit.edits()
                .forEach(
                    e -> edited.computeIfAbsent(edit.path(), p -> new ArrayList<>()).add(e.span()));
        case FileChange.RenameFile rename -> {
          whole.add(rename.path());
          whole.add(rename.newPath());
        }
        case FileChange.CreateFile create -> whole.add(create.path());
        case FileChange.DeleteFile delete -> whole.add(delete.path());
      }
    }

    /** Edits of one file are joined, since all of them mean its text before the round. */
    static List<FileChange> joined(List<Chosen> chosen) {
      Map<String, List<Edit>> edits = new HashMap<>();
      var joined = new ArrayList<FileChange>();
      for (Chosen one : chosen) {
        for (FileChange change : one.fix().changes()) {
          if (change instanceof FileChange.EditFile edit) {
            edits.computeIfAbsent(edit.path(), p -> new ArrayList<>()).addAll(edit.edits());
          } else {
            joined.add(change);
          }
        }
      }
      edits.forEach((path, all) -> joined.add(0, new FileChange.EditFile(path, all)));
      return joined;
    }
  }
}
