package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.ChainIndex;
import dev.migrationlens.chain.ChainProblem;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.chain.Remedy;
import dev.migrationlens.chain.Renaming;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Fix.Strength;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is wrong with files and their order, as findings. */
final class ChainFindings {
  private ChainFindings() {}

  static List<Finding> of(Chain chain, Function<String, Optional<String>> texts) {
    return of(chain, chain.problems(), texts);
  }

  /** Some of the chain's problems. */
  static List<Finding> of(
      Chain chain, List<ChainProblem> problems, Function<String, Optional<String>> texts) {
    if (problems.isEmpty()) {
      return List.of();
    }
    ChainIndex index = chain.index();
    return problems.stream()
        .map(p -> finding(p, texts.apply(p.path()).orElse(""), fixes(chain, p, index)))
        .toList();
  }

  /** The problems of a file of this text, without cures: those read the whole chain. */
  static List<Finding> seen(List<ChainProblem> problems, String text) {
    return problems.stream().map(p -> finding(p, text, List.of())).toList();
  }

  private static Finding finding(ChainProblem problem, String text, List<Fix> fixes) {
    Span place = problem.span().isEmpty() ? firstLine(text) : problem.span();
    return new Finding(
        problem.kind().rule(),
        severity(problem.weight()),
        null,
        problem.message(),
        problem.path(),
        place,
        place,
        null,
        List.of(),
        fixes);
  }

  private static Severity severity(Weight weight) {
    return switch (weight) {
      case REFUSED -> Severity.ERROR;
      case WARNED -> Severity.WARNING;
      case NOTED -> Severity.HINT;
    };
  }

  /** A file as a whole is shown at its first line that says something. */
  private static Span firstLine(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return new Span(start, end);
  }

  private static List<Fix> fixes(Chain chain, ChainProblem problem, ChainIndex index) {
    return switch (problem.remedy()) {
      case Remedy.None none -> List.of();
      case Remedy.Rename rename ->
          List.of(
              new Fix(
                  "Rename to " + name(rename.newPath()),
                  Strength.SAFE,
                  List.of(new FileChange.RenameFile(problem.path(), rename.newPath()))));
      case Remedy.Adopt adopt ->
          List.of(
              new Fix(
                  "Let it run at the end: rename to " + name(adopt.newPath()),
                  Strength.SUGGESTED,
                  List.of(new FileChange.RenameFile(problem.path(), adopt.newPath()))));
      case Remedy.Enlist enlist ->
          List.of(
              new Fix(
                  "Let it run at the end: name it in " + name(enlist.list()),
                  Strength.SUGGESTED,
                  List.of(new FileChange.EditFile(enlist.list(), enlist.edits()))));
      case Remedy.Change change ->
          List.of(
              new Fix(
                  change.title(),
                  Strength.SAFE,
                  List.of(new FileChange.EditFile(problem.path(), change.edits()))));
      case Remedy.Renumber renumber ->
          chain
              .renumbered(problem.path(), renumber.newVersion(), index)
              .map(ChainFindings::fix)
              .stream()
              .toList();
    };
  }

  /** The cure that carries out a renaming, mentions included. */
  private static Fix fix(Renaming renaming) {
    List<FileChange> changes = FileChange.renaming(renaming.edits(), renaming.paths());
    String target = renaming.paths().values().iterator().next();
    return new Fix("Renumber to " + name(target), Strength.SAFE, changes);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
