package dev.migrationlens.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a cursor notices beside the tree, on its way through one statement. */
final class Notes {
  final List<Parsed.Needs> needs = new ArrayList<>(0);
  final List<SyntaxProblem> bodyProblems = new ArrayList<>(0);

  /** What may follow the last token, where somebody wants to know. */
  final Set<String> expectations = new LinkedHashSet<>(0);

  /** Whether {@code expectations} are collected. */
  boolean wanted;

  /** Whether a psql variable or a placeholder was read. */
  boolean templated;
}
