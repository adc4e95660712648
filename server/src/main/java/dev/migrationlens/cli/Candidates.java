package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Moving;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Nearest;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may mend a mistake of order: other places for files and statements, nearest first. */
final class Candidates {
  private static final int MOST_FILES = 6;
  private static final int FARTHEST = 60;

  private final Chain chain;
  private final ChainFiles files;
  private final Finding finding;
  private final List<Finding> errors;
  private final List<String> order;

  Candidates(Workspace workspace, Chain chain, Finding finding, List<Finding> errors) {
    this.chain = chain;
    this.files = workspace.files(chain);
    this.finding = finding;
    this.errors = errors;
    this.order = chain.migrations().stream().map(Migration::path).toList();
  }

  /** What can be said at once: the rule's own cures and other places for files. */
  List<Fix> wholes() {
    List<Fix> own = finding.fixes().stream().filter(Fix::safe).toList();
    boolean crossing =
        errors.stream()
            .anyMatch(e -> e.related().stream().anyMatch(r -> !r.path().equals(e.path())));
    if (!crossing) {
      return Stream.of(own, repeat()).flatMap(List::stream).toList();
    }
    boolean abroad = finding.related().stream().anyMatch(r -> !r.path().equals(finding.path()));
    return Stream.of(abroad ? files() : own, repeat(), abroad ? own : files())
        .flatMap(List::stream)
        .toList();
  }

  /** Names of which the written one is hardly more than a slip away. */
  List<Fix> slips(String text) {
    int end = Math.min(finding.span().end(), text.length());
    String written = text.substring(Math.min(finding.span().start(), end), end);
    return finding.fixes().stream()
        .filter(fix -> fix.title().startsWith("Write `") && fix.title().endsWith("`"))
        .filter(fix -> Nearest.isSlip(written, fix.title().substring(7, fix.title().length() - 1)))
        .toList();
  }

  /** Other places for the files that have errors, and for those that these errors name. */
  private List<Fix> files() {
    Set<String> wrong = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    for (Finding error : errors) {
      if (order.contains(error.path()) && wrong.size() < MOST_FILES) {
        wrong.add(error.path());
        error.related().stream().map(Finding.Related::path).forEach(named::add);
      }
    }
    named.retainAll(order);
    var all = new ArrayList<Fix>();
    for (String path : wrong) {
      for (String other : named) {
        if (order.indexOf(other) > order.indexOf(path)) {
          files.runAfter(path, other).ifPresent(all::add);
          before(path).flatMap(p -> files.runAfter(other, p)).ifPresent(all::add);
        }
        exchanged(path, other, all);
      }
    }
    Set<String> places = new LinkedHashSet<>(named);
    places.addAll(wrong);
    for (String path : places) {
      order.stream()
          .filter(other -> !places.contains(other))
          .forEach(other -> exchanged(path, other, all));
    }
    return all;
  }

  private void exchanged(String one, String other, List<Fix> all) {
    if (!one.equals(other)) {
      boolean later = order.indexOf(one) > order.indexOf(other);
      files.exchanged(later ? one : other, later ? other : one).ifPresent(all::add);
    }
  }

  private Optional<String> before(String path) {
    int at = order.indexOf(path);
    return at < 1 ? Optional.empty() : Optional.of(order.get(at - 1));
  }

  /** The statement may have been said already. */
  private List<Fix> repeat() {
    List<Repair> all = statements(finding.path());
    for (int i = 1; i < all.size(); i++) {
      Repair repair = all.get(i);
      if (repair.statement().start() == finding.statement().start()) {
        String own = words(repair);
        boolean said =
            all.subList(Math.max(0, i - FARTHEST), i).stream().anyMatch(r -> words(r).equals(own));
        return said ? List.of(repair.fix("Delete the repeat", repair.remove())) : List.of();
      }
    }
    return List.of();
  }

  private static String words(Repair repair) {
    return repair.statement().of(repair.text()).replaceAll("\\s+", " ");
  }

  /** The places in one file, and the last of them: where that is no help, no other is. */
  record Anchors(Optional<Fix> last, List<Fix> all) {
    Anchors {
      all = List.copyOf(all);
    }
  }

  /** Later places for the statement that came too early. */
  List<Anchors> statements() {
    Span early = finding.statement();
    String path = finding.path();
    if (finding.rule().equals("used-after-dropped") && !finding.related().isEmpty()) {
      early = finding.related().get(0).span();
      path = finding.related().get(0).path();
    }
    int from = order.indexOf(path);
    if (from < 0) {
      return List.of();
    }
    int start = early.start();
    Optional<Repair> moved =
        statements(path).stream().filter(r -> r.statement().start() == start).findFirst();
    var all = new ArrayList<Anchors>();
    all.add(new Anchors(Optional.empty(), neighbour()));
    for (String file : moved.isEmpty() ? List.<String>of() : order.subList(from, order.size())) {
      boolean same = file.equals(path);
      List<Fix> fixes =
          statements(file).stream()
              .filter(r -> !same || r.statement().start() > start)
              .limit(same ? FARTHEST : Integer.MAX_VALUE)
              .map(anchor -> below(moved.get(), anchor))
              .flatMap(Optional::stream)
              .toList();
      Optional<Fix> last =
          same || fixes.isEmpty() ? Optional.empty() : Optional.of(fixes.get(fixes.size() - 1));
      all.add(new Anchors(last, fixes));
    }
    return all;
  }

  /** The statement may have got below the one that it has to precede. */
  private List<Fix> neighbour() {
    List<Repair> all = statements(finding.path());
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).statement().start() == finding.statement().start()) {
        return below(all.get(i - 1), all.get(i)).stream().toList();
      }
    }
    return List.of();
  }

  private static Optional<Fix> below(Repair moved, Repair anchor) {
    return Moving.lines(moved, anchor)
        .map(
            edits -> {
              boolean same = moved.path().equals(anchor.path());
              int last = edits.size() - 1;
              List<FileChange> changes =
                  same
                      ? List.of(edit(moved, edits))
                      : List.of(
                          edit(moved, edits.subList(0, last)),
                          edit(anchor, edits.subList(last, last + 1)));
              String file = anchor.path().substring(anchor.path().lastIndexOf('/') + 1);
              return new Fix(
                  same ? "Move this statement below" : "Move this statement to " + file,
                  Fix.Strength.SAFE,
                  changes);
            });
  }

  private static FileChange edit(Repair repair, List<Edit> edits) {
    return new FileChange.EditFile(repair.path(), edits);
  }

  private List<Repair> statements(String path) {
    return chain.migrations().stream()
        .filter(m -> m.path().equals(path))
        .flatMap(m -> Repair.of(m).stream())
        .toList();
  }
}
