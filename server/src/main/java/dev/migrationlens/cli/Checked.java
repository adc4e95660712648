package dev.migrationlens.cli;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.workspace.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One workspace and what is to be told of it; {@code root} is as typed. Positions are looked up
 * through it, so that a file's lines are counted once.
 */
record Checked(
    String root, Snapshot snapshot, List<Finding> findings, Map<String, LineIndex> lines) {
  Checked {
    findings = List.copyOf(findings);
  }

  static Checked of(String root, Snapshot snapshot, List<Finding> findings) {
    return new Checked(root, snapshot, findings, new HashMap<>());
  }

  Checked with(List<Finding> others) {
    return new Checked(root, snapshot, others, lines);
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
