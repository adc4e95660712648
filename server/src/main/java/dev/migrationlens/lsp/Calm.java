package dev.migrationlens.lsp;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is shown from flickering: while a statement is unreadable because it is being typed,
 * that is not told, nor what would follow from it, and what was told stays.
 */
final class Calm {
  /** A completed word, or a new line and what it begins with. */
  private static final int MOST_TYPED = 40;

  /** What the rules say that look at a whole schema is known when typing has paused. */
  private final Set<String> late = new HashSet<>();

  Calm(Linter linter) {
    for (Rule.OfSchema rule : linter.ofSchema()) {
      late.add(rule.id());
    }
  }

  /** What to show of {@code now} after a change, where {@code shown} was shown before it. */
  List<Finding> typed(List<Finding> shown, List<Finding> now, Document document) {
    Finding broken = broken(now, document);
    if (broken != null) {
      List<Finding> kept = moved(shown, document);
      int start = broken.statement().start();
      boolean told = shown.stream().anyMatch(f -> isSyntax(f) && f.statement().start() == start);
      return told ? withBroken(kept, now, broken.statement()) : kept;
    }
    int open = openFrom(document);
    var result = new ArrayList<Finding>();
    for (Finding finding : now) {
      if (!late.contains(finding.rule()) && !isHeld(finding, shown, document.cursor(), open)) {
        result.add(finding);
      }
    }
    List<Finding> slow = shown.stream().filter(f -> late.contains(f.rule())).toList();
    result.addAll(moved(slow, document));
    return result;
  }

  /** What to show after a pause: that the statement is unreadable too, but not what follows. */
  static List<Finding> rested(List<Finding> shown, List<Finding> now, Document document) {
    Finding broken = broken(now, document);
    return broken == null ? now : withBroken(shown, now, broken.statement());
  }

  /** Whether the statement that is being typed cannot be read. What is pasted is whole. */
  static boolean isBroken(List<Finding> now, Document document) {
    if (document.typed().isEmpty()) {
      return false;
    }
    String last = document.typed().getLast().newText();
    return last.length() <= MOST_TYPED && !last.contains(";") && broken(now, document) != null;
  }

  private static @Nullable Finding broken(List<Finding> now, Document document) {
    Finding broken = null;
    for (Finding finding : now) {
      if (isSyntax(finding) && finding.statement().touches(document.cursor())) {
        broken = finding;
      }
    }
    return broken;
  }

  private static boolean isSyntax(Finding finding) {
    return finding.state() == SqlState.SYNTAX_ERROR && !finding.rule().equals("psql-command");
  }

  private static List<Finding> withBroken(List<Finding> kept, List<Finding> now, Span statement) {
    var result = new ArrayList<Finding>();
    Set<String> known = new HashSet<>();
    for (Finding finding : now) {
      if (statement.covers(finding.span())) {
        known.add(finding.rule() + finding.span());
        result.add(finding);
      }
    }
    for (Finding finding : kept) {
      boolean again =
          statement.covers(finding.span())
              && (isSyntax(finding) || known.contains(finding.rule() + finding.span()));
      if (!again) {
        result.add(finding);
      }
    }
    return result;
  }

  /** Half a word names nothing, and a statement that goes on may still be right. */
  private static boolean isHeld(Finding finding, List<Finding> shown, int cursor, int open) {
    if (open < 0 || !finding.span().touches(cursor) && finding.statement().end() < open) {
      return false;
    }
    int start = finding.statement().start();
    return shown.stream()
        .noneMatch(f -> f.rule().equals(finding.rule()) && f.statement().start() == start);
  }

  /**
   * Where a statement has to end to be the last one, which no semicolon ends as yet: beyond
   * everything where the cursor is not at the end of the text; -1 where nothing was typed.
   */
  private static int openFrom(Document document) {
    Edit last = document.typed().getLast();
    if (last.newText().length() > 1 || last.span().length() > 1) {
      return -1;
    }
    String text = document.text();
    int next = document.cursor();
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next < text.length()) {
      return Integer.MAX_VALUE;
    }
    int back = document.cursor();
    while (back > 0 && Character.isWhitespace(text.charAt(back - 1))) {
      back--;
    }
    return back;
  }

  private static List<Finding> moved(List<Finding> shown, Document document) {
    List<Finding> at = shown;
    for (Edit edit : document.typed()) {
      var moved = new ArrayList<Finding>();
      for (Finding finding : at) {
        Finding kept = moved(finding, edit);
        if (kept != null) {
          moved.add(kept);
        }
      }
      at = moved;
    }
    return at;
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
