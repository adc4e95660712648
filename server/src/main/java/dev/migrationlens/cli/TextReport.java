package dev.migrationlens.cli;

import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.io.IOException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Findings for people: what, where in the code, what to do, and what follows from it. */
final class TextReport implements Report {
  private static final int CURES_SHOWN = 3;

  private final Severity least;

  /** What is less loud is counted and not told. */
  TextReport(Severity least) {
    this.least = least;
  }

  @Override
  public void write(List<Checked> workspaces, Style style, Appendable out) throws IOException {
    for (Checked workspace : workspaces) {
      ImpactTable.write(workspace, style, out);
      IdentityHashMap<Finding, Integer> consequences = consequences(workspace.findings());
      for (Finding finding : workspace.findings()) {
        boolean first = finding.cause() == null || !consequences.containsKey(first(finding));
        if (first && finding.severity().atLeast(least)) {
          finding(workspace, finding, consequences.getOrDefault(finding, 0), style, out);
        }
      }
    }
    if (workspaces.stream().anyMatch(w -> !w.snapshot().chains().isEmpty())) {
      out.append(Summary.of(workspaces, least, style)).append('\n');
    }
  }

  private record Statement(String path, Span span) {
    static Statement of(Finding finding) {
      return new Statement(finding.path(), finding.statement());
    }
  }

  /** How many other statements suffer from each finding that follows from none. */
  private static IdentityHashMap<Finding, Integer> consequences(List<Finding> findings) {
    var suffering = new IdentityHashMap<Finding, Set<Statement>>();
    for (Finding finding : findings) {
      suffering.computeIfAbsent(first(finding), f -> new HashSet<>()).add(Statement.of(finding));
    }
    var counts = new IdentityHashMap<Finding, Integer>();
    for (Finding finding : findings) {
      Set<Statement> statements = suffering.get(finding);
      if (statements != null) {
        statements.remove(Statement.of(finding));
        counts.put(finding, statements.size());
      }
    }
    return counts;
  }

  private static Finding first(Finding finding) {
    Finding at = finding;
    for (Finding cause = at.cause(); cause != null; cause = at.cause()) {
      at = cause;
    }
    return at;
  }

  private static void finding(
      Checked workspace, Finding finding, int consequences, Style style, Appendable out)
      throws IOException {
    Tone tone = tone(finding.severity());
    String label = finding.severity().word() + "[" + finding.rule() + "]";
    String code = finding.state() == null ? "" : " " + finding.state().code();
    String head = label + code + ": ";
    List<String> message = Wrapping.lines(finding.message(), style.width(), head.length(), 4);
    out.append(style.paint(tone, label)).append(code).append(": ");
    out.append(style.paint(Tone.STRONG, message.get(0))).append('\n');
    for (String line : message.subList(1, message.size())) {
      out.append("    ").append(style.paint(Tone.STRONG, line)).append('\n');
    }
    frame(workspace, finding, tone, style, out);
    notes(workspace, finding, consequences, style, out);
    out.append('\n');
  }

  private static void frame(
      Checked workspace, Finding finding, Tone tone, Style style, Appendable out)
      throws IOException {
    LineIndex lines = workspace.lines(finding.path());
    int line = lines.line(finding.span().start()) + 1;
    int gutter = gutter(line);
    int column = lines.column(finding.span().start()) + 1;
    String place = workspace.shown(finding.path()) + ":" + line + ":" + column;
    String margin = " ".repeat(gutter + 1);
    String bar = style.paint(Tone.FRAME, style.bar());
    out.append(margin).append(style.paint(Tone.FRAME, style.corner())).append(' ');
    out.append(style.paint(Tone.QUIET, place)).append('\n');
    int room = style.width() == Integer.MAX_VALUE ? 160 : style.width() - gutter - 4;
    CodeFrame frame =
        CodeFrame.of(workspace.text(finding.path()), lines, finding.span(), room, style.ellipsis());
    String number = " ".repeat(gutter - String.valueOf(line).length()) + line;
    out.append(style.paint(Tone.FRAME, number)).append(' ').append(bar);
    out.append(' ').append(frame.code()).append('\n');
    out.append(margin).append(bar).append(' ');
    out.append(style.paint(tone, frame.marks())).append('\n');
  }

  private static int gutter(int line) {
    return Math.max(3, String.valueOf(line).length());
  }

  private static void notes(
      Checked workspace, Finding finding, int consequences, Style style, Appendable out)
      throws IOException {
    int gutter = gutter(workspace.lines(finding.path()).line(finding.span().start()) + 1);
    for (Finding.Related related : finding.related()) {
      int line = workspace.lines(related.path()).line(related.span().start()) + 1;
      boolean here = related.path().equals(finding.path());
      String place = here ? "line " + line : workspace.shown(related.path()) + ":" + line;
      note(gutter, "see", place + ", " + related.message(), Tone.QUIET, style, out);
    }
    int told = 0;
    for (Fix fix : finding.fixes()) {
      if (told++ < CURES_SHOWN) {
        note(gutter, fix.safe() ? "fix" : "try", fix.title(), Tone.GOOD, style, out);
      }
    }
    if (consequences > 0) {
      String them =
          consequences == 1
              ? "1 statement that needs it"
              : consequences + " statements that need it";
      note(gutter, "and", them, Tone.QUIET, style, out);
    }
  }

  private static void note(
      int gutter, String word, String text, Tone tone, Style style, Appendable out)
      throws IOException {
    int indent = gutter + 3 + word.length() + 2;
    List<String> lines = Wrapping.lines(text, style.width(), indent, indent);
    String margin = " ".repeat(gutter + 1);
    out.append(margin).append(style.paint(Tone.FRAME, "=")).append(' ');
    out.append(style.paint(tone, word)).append(": ").append(lines.get(0)).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      out.append(" ".repeat(indent)).append(line).append('\n');
    }
  }

  static Tone tone(Severity severity) {
    return switch (severity) {
      case ERROR -> Tone.ERROR;
      case WARNING -> Tone.WARNING;
      case INFO, HINT, OFF -> Tone.INFO;
    };
  }
}
