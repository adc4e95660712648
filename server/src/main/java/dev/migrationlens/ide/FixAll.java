package dev.migrationlens.ide;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The safe cures of many findings as one: those that only edit, and do not touch each other. */
public final class FixAll {
  private FixAll() {}

  /** {@code inScope} says which files may change. */
  public static List<FileChange> of(List<Finding> findings, Predicate<String> inScope) {
    Map<String, List<Edit>> taken = new HashMap<>();
    var order = new ArrayList<String>();
    for (Finding finding : findings) {
      if (finding.cause() == null && !finding.fixes().isEmpty()) {
        Fix fix = finding.fixes().get(0);
        if (fix.safe() && fits(fix, taken, inScope)) {
          for (FileChange change : fix.changes()) {
            if (change instanceof FileChange.EditFile edit) {
              if (!taken.containsKey(edit.path())) {
                order.add(edit.path());
              }
              taken.computeIfAbsent(edit.path(), p -> new ArrayList<>()).addAll(edit.edits());
            }
          }
        }
      }
    }
    return order.stream()
        .<FileChange>map(p -> new FileChange.EditFile(p, taken.getOrDefault(p, List.of())))
        .toList();
  }

  private static boolean fits(Fix fix, Map<String, List<Edit>> taken, Predicate<String> inScope) {
    for (FileChange change : fix.changes()) {
      if (!(change instanceof FileChange.EditFile edit) || !inScope.test(edit.path())) {
        return false;
      }
      for (Edit own : edit.edits()) {
        for (Edit other : taken.getOrDefault(edit.path(), List.of())) {
          if (own.span().start() <= other.span().end()
              && other.span().start() <= own.span().end()) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
