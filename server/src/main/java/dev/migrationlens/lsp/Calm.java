package dev.migrationlens.lsp;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the statement that is being typed from flickering: while it has only just become unreadable
 * and typing goes on, that is not told, nor what follows from it.
 */
final class Calm {
  private Calm() {}

  /** What to show of {@code now}, where {@code shown} was shown before the edit. */
  static List<Finding> of(List<Finding> shown, List<Finding> now, Edit edit) {
    int cursor = edit.span().start() + edit.newText().length();
    Finding broken = null;
    for (Finding finding : now) {
      if (isSyntax(finding) && finding.statement().touches(cursor)) {
        broken = finding;
      }
    }
    if (broken == null) {
      return now;
    }
    int start = broken.statement().start();
    if (shown.stream().anyMatch(f -> isSyntax(f) && f.statement().start() == start)) {
      return now;
    }
    return calmed(shown, now, edit, broken.statement());
  }

  private static boolean isSyntax(Finding finding) {
    return finding.state() == SqlState.SYNTAX_ERROR;
  }

  private static List<Finding> calmed(
      List<Finding> shown, List<Finding> now, Edit edit, Span statement) {
    Set<String> known = new HashSet<>();
    var result = new ArrayList<Finding>();
    for (Finding finding : shown) {
      known.add(finding.rule() + "\0" + finding.message());
      Finding kept = moved(finding, edit);
      if (kept != null && statement.covers(kept.span())) {
        result.add(kept);
      }
    }
    for (Finding finding : now) {
      boolean old = known.contains(finding.rule() + "\0" + finding.message());
      if (old && !statement.covers(finding.span())) {
        result.add(finding);
      }
    }
    return result;
  }

  /** A finding where the edit puts it; none where the edit touches it. */
  private static @Nullable Finding moved(Finding finding, Edit edit) {
    if (finding.span().end() <= edit.span().start()) {
      return finding;
    }
    int by = edit.newText().length() - edit.span().length();
    if (finding.span().start() < edit.span().end()) {
      return null;
    }
    Span statement = finding.statement();
    if (statement.start() >= edit.span().end()) {
      statement = statement.shift(by);
    }
    Span span = finding.span().shift(by);
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.state(),
        finding.message(),
        finding.path(),
        span,
        statement,
        finding.cause(),
        finding.related(),
        List.of());
  }
}
