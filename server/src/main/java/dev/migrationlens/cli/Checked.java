package dev.migrationlens.cli;

import dev.migrationlens.ide.Meanwhile.Felt;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.workspace.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One workspace and what is to be told of it; {@code root} is as typed. Positions are looked up
 * through it, so that a file's lines are counted once. What clients feel is told where it is asked
 * for.
 */
record Checked(
    String root,
    Snapshot snapshot,
    List<Finding> findings,
    @Nullable List<Felt> felt,
    Map<String, LineIndex> lines) {
  Checked {
    findings = List.copyOf(findings);
    felt = felt == null ? null : List.copyOf(felt);
  }

  static Checked of(String root, Snapshot snapshot, List<Finding> findings) {
    return new Checked(root, snapshot, findings, null, new HashMap<>());
  }

  Checked with(List<Finding> others) {
    return new Checked(root, snapshot, others, felt, lines);
  }

  /** With what clients feel of each statement, which is told too. */
  Checked with(Impacts impacts) {
    return new Checked(root, snapshot, findings, impacts.felt(), lines);
  }

  LineIndex lines(String path) {
    return lines.computeIfAbsent(path, p -> new LineIndex(text(p)));
  }

  String text(String path) {
    return snapshot.source(path).map(s -> s.text()).orElse("");
  }

  /** The path as seen from where the program was started. */
  String shown(String path) {
    return shown(root, path);
  }

  static String shown(String root, String path) {
    if (root.equals(".") || root.isEmpty()) {
      return path;
    }
    return root.endsWith("/") ? root + path : root + "/" + path;
  }
}
