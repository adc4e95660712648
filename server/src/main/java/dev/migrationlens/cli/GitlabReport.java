package dev.migrationlens.cli;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.LineIndex;
import java.io.IOException;
import java.util.List;

/** Findings as GitLab's code quality reports have them. */
final class GitlabReport implements Report {
  @Override
  public void write(List<Checked> workspaces, Style style, Appendable out) throws IOException {
    var json = new JsonWriter(JsonReport.writer(out));
    json.setHtmlSafe(false);
    json.setIndent("  ");
    json.beginArray();
    for (Checked workspace : workspaces) {
      var prints = Fingerprints.of(workspace);
      for (Finding finding : workspace.findings()) {
        if (finding.cause() == null) {
          issue(json, workspace, finding, String.valueOf(prints.get(finding)));
        }
      }
    }
    json.endArray().flush();
    out.append('\n');
  }

  private static void issue(JsonWriter json, Checked workspace, Finding finding, String fingerprint)
      throws IOException {
    LineIndex lines = workspace.lines(finding.path());
    json.beginObject();
    json.name("description").value(finding.message());
    json.name("check_name").value(finding.rule());
    json.name("fingerprint").value(fingerprint);
    json.name("severity").value(severity(finding.severity()));
    json.name("location").beginObject();
    json.name("path").value(workspace.shown(finding.path()));
    json.name("lines").beginObject();
    json.name("begin").value(lines.line(finding.span().start()) + 1);
    json.name("end").value(lines.line(finding.span().end()) + 1);
    json.endObject().endObject().endObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFO -> "minor";
      case HINT, OFF -> "info";
    };
  }
}
