package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.chain.Markers.Marker;
import dev.migrationlens.chain.Sections.Cutter;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The sections of goose and of sql-migrate, which took them over: {@code Up} first, then {@code
 * Down}; {@code StatementBegin} and {@code StatementEnd} around statements with semicolons inside.
 */
final class GooseSections {
  private final String tool;
  private final String mark;
  private final Pattern line;
  private final String path;
  private final String text;
  private final Cutter cutter = new Cutter(TransactionMode.PER_FILE);
  private int start = -1;
  private boolean downwards;
  private int upMarks;
  private int downMarks;
  private int begun = -1;

  private GooseSections(String tool, String mark, String path, String text) {
    this.tool = tool;
    this.mark = mark;
    this.line = Pattern.compile("--[ \\t]*" + Pattern.quote(mark) + "[ \\t]+(\\w+)(.*)");
    this.path = path;
    this.text = text;
  }

  static Sections of(String tool, String mark, String path, String text) {
    return new GooseSections(tool, mark, path, text).read();
  }

  private Sections read() {
    List<Marker> markers = Markers.of(text, mark, line);
    for (Marker marker : markers) {
      switch (marker.word().toLowerCase(Locale.ROOT)) {
        case "up" -> up(marker);
        case "down" -> down(marker);
        case "statementbegin" -> begin(marker);
        case "statementend" -> end(marker);
        case "no" -> cutter.transaction(TransactionMode.AUTOCOMMIT);
        default -> {}
      }
      if (marker.rest().contains("notransaction")) {
        cutter.transaction(TransactionMode.AUTOCOMMIT);
      }
    }
    close(text.length());
    if (begun >= 0) {
      endless(begun);
    }
    if (upMarks == 0) {
      missingUp();
    }
    return cutter.sections();
  }

  private void up(Marker marker) {
    if (upMarks++ > 0) {
      problem(marker.start(), "`%s Up` stands twice: %s refuses the file");
    }
    if (downMarks > 0) {
      problem(marker.start(), "`%s Up` must stand before `Down`: %s refuses the file");
    }
    close(marker.start());
    start = marker.next();
    downwards = false;
  }

  private void down(Marker marker) {
    if (downMarks++ > 0) {
      problem(marker.start(), "`%s Down` stands twice: %s refuses the file");
    }
    close(marker.start());
    start = marker.next();
    downwards = true;
  }

  private void begin(Marker marker) {
    if (begun >= 0) {
      problem(marker.start(), "`%s StatementBegin` within another: %s refuses the file");
    }
    begun = marker.start();
  }

  private void end(Marker marker) {
    if (begun < 0) {
      problem(marker.start(), "`%s StatementEnd` has no `StatementBegin`: %s refuses the file");
    }
    begun = -1;
  }

  private void close(int end) {
    if (start >= 0 && downwards) {
      cutter.down(start, end);
    } else if (start >= 0) {
      cutter.up(start, end);
    }
  }

  /** The statement ends where the section does. */
  private void endless(int at) {
    int end = text.length();
    for (Marker marker : Markers.of(text, mark, line)) {
      end = marker.start() > at && end == text.length() ? marker.start() : end;
    }
    end = at + text.substring(at, end).stripTrailing().length();
    cutter.problem(
        new ChainProblem(
            Kind.MISSING_SECTION,
            Weight.REFUSED,
            path,
            lineAt(at),
            "`%s StatementBegin` has no `StatementEnd`: %s refuses the file".formatted(mark, tool),
            new Remedy.Change(
                "End the statement with `-- %s StatementEnd`".formatted(mark),
                List.of(Edit.insert(end, "\n-- " + mark + " StatementEnd")))));
  }

  private Span lineAt(int at) {
    int end = text.indexOf('\n', at);
    return new Span(at, end < 0 ? text.length() : end);
  }

  private void missingUp() {
    String message = "%s refuses a file without `-- %s Up`".formatted(tool, mark);
    cutter.problem(
        new ChainProblem(
            Kind.MISSING_SECTION,
            Weight.REFUSED,
            path,
            ChainProblem.WHOLE_FILE,
            message,
            new Remedy.Change(
                "Begin the file with `-- %s Up`".formatted(mark),
                List.of(Edit.insert(0, "-- " + mark + " Up\n")))));
  }

  private void problem(int at, String form) {
    String message = form.formatted(mark, tool);
    cutter.problem(
        ChainProblem.at(Kind.MISSING_SECTION, Weight.REFUSED, path, lineAt(at), message));
  }
}
