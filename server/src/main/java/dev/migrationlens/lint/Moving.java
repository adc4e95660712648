package dev.migrationlens.lint;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves statements within their file, with their comments and with what must go along. */
public final class Moving {
  private static final int FARTHEST = 400;

  private Moving() {}

  /** The edits that put a later statement, and what it needs from between, above an earlier one. */
  public static Optional<List<Edit>> above(Replay replay, Step later, Step earlier) {
    List<Step> between = between(replay, earlier, later);
    if (between.isEmpty()) {
      return Optional.empty();
    }
    var moved = new ArrayList<Step>(List.of(later));
    Set<Key> needed = new HashSet<>(later.reads().keys());
    Set<Key> scanned = new HashSet<>(later.reads().scans());
    Set<Key> made = new HashSet<>(written(later));
    for (int i = between.size() - 2; i > 0; i--) {
      Step step = between.get(i);
      if (touches(written(step), needed, scanned) || intersects(written(step), made)) {
        moved.add(step);
        needed.addAll(step.reads().keys());
        scanned.addAll(step.reads().scans());
        made.addAll(written(step));
      }
    }
    Collections.reverse(moved);
    var first = Made.by(replay, List.of(earlier));
    boolean circular = moved.stream().anyMatch(first::serves);
    return circular ? Optional.empty() : edits(replay, moved, earlier, true);
  }

  /** The edits that put an earlier statement, and what stands on it, below a later one. */
  public static Optional<List<Edit>> below(Replay replay, Step earlier, Step later) {
    List<Step> between = between(replay, earlier, later);
    if (between.isEmpty()) {
      return Optional.empty();
    }
    var moved = new ArrayList<Step>(List.of(earlier));
    Set<Key> made = new HashSet<>(written(earlier));
    for (Step step : between.subList(1, between.size() - 1)) {
      if (reads(step, made)) {
        moved.add(step);
        made.addAll(written(step));
      }
    }
    return Made.by(replay, moved).serves(later)
        ? Optional.empty()
        : edits(replay, moved, later, false);
  }

  /**
   * The changes that put a statement, and what stands on it in its file, below one of a later file;
   * nothing where somebody on the way cannot do without it.
   */
  public static Optional<List<FileChange>> across(Replay replay, Step step, Step anchor) {
    List<Step> file = replay.steps(step.path());
    int from = file.indexOf(step);
    var moved = new ArrayList<Step>(List.of(step));
    Set<Key> made = new HashSet<>(written(step));
    for (Step later : file.subList(from + 1, Math.min(file.size(), from + FARTHEST))) {
      if (reads(later, made)) {
        moved.add(later);
        made.addAll(written(later));
      }
    }
    var needed = Made.by(replay, moved);
    for (Step other : replay.steps()) {
      boolean onTheWay = other.moment() > step.moment() && other.moment() <= anchor.moment();
      if (onTheWay && !moved.contains(other) && needed.serves(other)) {
        return Optional.empty();
      }
    }
    return edits(replay, moved, anchor, false)
        .map(
            edits -> {
              int last = edits.size() - 1;
              return List.of(
                  new FileChange.EditFile(step.path(), edits.subList(0, last)),
                  new FileChange.EditFile(anchor.path(), edits.subList(last, last + 1)));
            });
  }

  /** What some steps bring into being: the places where nothing was, and the steps themselves. */
  public record Made(Set<Key> keys, Set<Integer> steps) {
    public static Made by(Replay replay, List<Step> makers) {
      var keys = new HashSet<Key>();
      var steps = new HashSet<Integer>();
      for (Step maker : makers) {
        steps.add(maker.id());
        var before = replay.before(maker);
        written(maker).stream().filter(k -> before.get(k) == null).forEach(keys::add);
      }
      return new Made(keys, steps);
    }

    /** Whether a step cannot do without it. */
    public boolean serves(Step user) {
      return user.reads().keys().stream().anyMatch(keys::contains)
          || user.outcome().relies().stream().anyMatch(steps::contains);
    }
  }

  /** Whether a step looked at anything that was made. */
  private static boolean reads(Step step, Set<Key> made) {
    return step.reads().keys().stream().anyMatch(made::contains)
        || step.reads().scans().stream().anyMatch(s -> made.stream().anyMatch(m -> isIn(m, s)));
  }

  /** What a step makes that others may need; a session's state is nobody's need. */
  private static Set<Key> written(Step step) {
    var keys = new HashSet<Key>();
    for (Key key : step.writes().keySet()) {
      if (key.space() != Space.SESSION
          && key.space() != Space.DEPENDENT
          && key.space() != Space.NEEDS
          && key.space() != Space.UNCERTAIN) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static boolean touches(Set<Key> written, Set<Key> needed, Set<Key> scanned) {
    return intersects(written, needed)
        || scanned.stream().anyMatch(s -> written.stream().anyMatch(w -> isIn(w, s)));
  }

  private static boolean isIn(Key key, Key family) {
    return key.space() == family.space() && key.parent().equals(family.parent());
  }

  private static boolean intersects(Set<Key> some, Set<Key> others) {
    return some.stream().anyMatch(others::contains);
  }

  /** Both and what is between them; nothing where that is too far or in another file. */
  private static List<Step> between(Replay replay, Step first, Step last) {
    List<Step> file = replay.steps(first.path());
    int from = file.indexOf(first);
    int to = file.indexOf(last);
    return from < 0 || to <= from || to - from > FARTHEST ? List.of() : file.subList(from, to + 1);
  }

  private static Optional<List<Edit>> edits(
      Replay replay, List<Step> moved, Step anchor, boolean above) {
    List<Repair> repairs = moved.stream().map(step -> Repair.of(replay, step)).toList();
    return edits(repairs, Repair.of(replay, anchor), above);
  }

  /** The edits that put one statement below another, whatever that means; the last is there. */
  public static Optional<List<Edit>> lines(Repair moved, Repair anchor) {
    return edits(List.of(moved), anchor, false);
  }

  private static Optional<List<Edit>> edits(List<Repair> moved, Repair at, boolean above) {
    var edits = new ArrayList<Edit>();
    var text = new StringBuilder();
    for (Repair repair : moved) {
      Span whole = repair.withComments();
      String own = ended(repair, whole);
      text.append(own.endsWith("\n") ? own : own.strip() + at.newline()).append(at.newline());
      edits.add(gap(repair, whole));
    }
    Span whole = at.withComments();
    String shown = text.toString();
    String separator = at.newline();
    if (at.endWithSemicolon() == at.statement().end() && !above) {
      String last = ended(at, whole);
      int kept = at.statement().end() - whole.start();
      String rest = last.endsWith("\n") ? last : last + separator;
      edits.add(
          Edit.replace(
              at.statement().end(),
              whole.end(),
              rest.substring(kept)
                  + separator
                  + shown.substring(0, shown.length() - separator.length())));
      return Optional.of(edits);
    }
    edits.add(
        above
            ? Edit.insert(whole.start(), shown)
            : Edit.insert(
                whole.end(),
                (whole.of(at.text()).endsWith("\n") ? "" : separator)
                    + separator
                    + shown.substring(0, shown.length() - separator.length())));
    return Optional.of(edits);
  }

  /** The text of a statement and its comments; the last of a file may lack its semicolon. */
  private static String ended(Repair repair, Span whole) {
    String own = whole.of(repair.text());
    int end = repair.statement().end() - whole.start();
    boolean ended = repair.endWithSemicolon() > repair.statement().end();
    return ended ? own : own.substring(0, end) + ";" + own.substring(end);
  }

  /** The blank line beside a statement goes with it, so that none is doubled. */
  private static Edit gap(Repair repair, Span whole) {
    String text = repair.text();
    int next = text.indexOf('\n', whole.end());
    if (next >= 0 && text.substring(whole.end(), next).isBlank()) {
      return Edit.delete(whole.start(), next + 1);
    }
    int line = text.lastIndexOf('\n', Math.max(0, whole.start() - 2)) + 1;
    boolean last = whole.end() == text.length() && line > 0 && line < whole.start();
    return last && text.substring(line, whole.start()).isBlank()
        ? Edit.delete(line, whole.end())
        : Edit.delete(whole.start(), whole.end());
  }
}
