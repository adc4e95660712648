package dev.migrationlens.cli;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.LineIndex;
import java.io.IOException;
import java.util.List;

/** Findings as the workflow commands by which GitHub annotates a change. */
final class GithubReport implements Report {
  @Override
  public void write(List<Checked> workspaces, Style style, Appendable out) throws IOException {
    for (Checked workspace : workspaces) {
      for (Finding finding : workspace.findings()) {
        if (finding.cause() == null) {
          out.append(command(workspace, finding)).append('\n');
        }
      }
    }
  }

  private static String command(Checked workspace, Finding finding) {
    LineIndex lines = workspace.lines(finding.path());
    int start = finding.span().start();
    int end = finding.span().end();
    boolean oneLine = lines.line(start) == lines.line(end);
    String columns =
        oneLine
            ? ",col=%d,endColumn=%d".formatted(lines.column(start) + 1, lines.column(end) + 1)
            : "";
    String code = finding.state() == null ? "" : " (" + finding.state().code() + ")";
    return "::%s file=%s,line=%d,endLine=%d%s,title=%s::%s"
        .formatted(
            level(finding.severity()),
            property(workspace.shown(finding.path())),
            lines.line(start) + 1,
            lines.line(end) + 1,
            columns,
            property(finding.rule()),
            data(finding.message() + code));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, HINT, OFF -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
