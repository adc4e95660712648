package dev.migrationlens.cli;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.FileChange.EditFile;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeSet;

/** Findings in OASIS SARIF 2.1.0. */
final class SarifReport implements Report {
  private final List<RuleInfo> known;

  SarifReport(List<RuleInfo> known) {
    this.known = List.copyOf(known);
  }

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public void write(List<Checked> workspaces, Style style, Appendable out) throws IOException {
    var ids = new TreeSet<String>();
    workspaces.forEach(w -> w.findings().forEach(f -> ids.add(f.rule())));
    List<String> rules = new ArrayList<>(ids);
    var json = new JsonWriter(JsonReport.writer(out));
    json.setHtmlSafe(false);
    json.setIndent("  ");
    json.beginObject();
    json.name("$schema").value(SCHEMA);
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    tool(json, rules);
    json.name("columnKind").value("utf16CodeUnits");
    json.name("results").beginArray();
    for (Checked workspace : workspaces) {
      IdentityHashMap<Finding, String> prints = Fingerprints.of(workspace);
      for (Finding finding : workspace.findings()) {
        result(json, workspace, finding, rules, String.valueOf(prints.get(finding)));
      }
    }
    json.endArray().endObject().endArray().endObject().flush();
    out.append('\n');
  }

  private void tool(JsonWriter json, List<String> rules) throws IOException {
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("Migration Lens");
    json.name("version").value(CommandLine.version());
    json.name("rules").beginArray();
    for (String rule : rules) {
      json.beginObject().name("id").value(rule);
      for (RuleInfo info : known) {
        if (info.id().equals(rule)) {
          about(json, info);
        }
      }
      json.endObject();
    }
    json.endArray().endObject().endObject();
  }

  /** What a viewer shows beside a finding. */
  private static void about(JsonWriter json, RuleInfo info) throws IOException {
    json.name("shortDescription").beginObject();
    json.name("text").value(info.summary()).endObject();
    json.name("help").beginObject();
    json.name("text").value(info.why().strip().replaceAll("(?<!\n)\n(?!\n)", " "));
    json.name("markdown").value(info.why().strip()).endObject();
  }

  private static void result(
      JsonWriter json, Checked workspace, Finding finding, List<String> rules, String fingerprint)
      throws IOException {
    json.beginObject();
    json.name("ruleId").value(finding.rule());
    json.name("ruleIndex").value(rules.indexOf(finding.rule()));
    json.name("level").value(level(finding.severity()));
    message(json, finding.message());
    json.name("locations").beginArray();
    location(json, workspace, finding.path(), finding.span());
    json.endArray();
    if (!finding.related().isEmpty()) {
      related(json, workspace, finding.related());
    }
    json.name("partialFingerprints").beginObject();
    json.name("migrationLens/v1").value(fingerprint).endObject();
    fixes(json, workspace, finding.fixes());
    if (finding.state() != null) {
      json.name("properties").beginObject();
      json.name("sqlstate").value(finding.state().code()).endObject();
    }
    json.endObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, HINT -> "note";
      case OFF -> "none";
    };
  }

  private static void message(JsonWriter json, String text) throws IOException {
    json.name("message").beginObject().name("text").value(text).endObject();
  }

  private static void related(JsonWriter json, Checked workspace, List<Finding.Related> places)
      throws IOException {
    json.name("relatedLocations").beginArray();
    int id = 0;
    for (Finding.Related place : places) {
      json.beginObject().name("id").value(id++);
      physical(json, workspace, place.path(), place.span());
      message(json, place.message());
      json.endObject();
    }
    json.endArray();
  }

  private static void location(JsonWriter json, Checked workspace, String path, Span span)
      throws IOException {
    json.beginObject();
    physical(json, workspace, path, span);
    json.endObject();
  }

  private static void physical(JsonWriter json, Checked workspace, String path, Span span)
      throws IOException {
    json.name("physicalLocation").beginObject();
    artifact(json, workspace, path);
    json.name("region");
    region(json, workspace.lines(path), span);
    json.endObject();
  }

  private static void artifact(JsonWriter json, Checked workspace, String path) throws IOException {
    json.name("artifactLocation").beginObject();
    json.name("uri").value(uri(workspace.shown(path))).endObject();
  }

  private static void region(JsonWriter json, LineIndex lines, Span span) throws IOException {
    json.beginObject();
    json.name("startLine").value(lines.line(span.start()) + 1);
    json.name("startColumn").value(lines.column(span.start()) + 1);
    json.name("endLine").value(lines.line(span.end()) + 1);
    json.name("endColumn").value(lines.column(span.end()) + 1);
    json.endObject();
  }

  /** SARIF knows edits; a cure that renames or creates files cannot be told in it. */
  private static void fixes(JsonWriter json, Checked workspace, List<Fix> fixes)
      throws IOException {
    List<Fix> edits =
        fixes.stream()
            .filter(f -> !f.changes().isEmpty())
            .filter(f -> f.changes().stream().allMatch(c -> c instanceof EditFile))
            .toList();
    if (edits.isEmpty()) {
      return;
    }
    json.name("fixes").beginArray();
    for (Fix fix : edits) {
      json.beginObject().name("description").beginObject();
      json.name("text").value(fix.title()).endObject();
      json.name("artifactChanges").beginArray();
      for (FileChange change : fix.changes()) {
        if (change instanceof EditFile edit) {
          change(json, workspace, edit);
        }
      }
      json.endArray().endObject();
    }
    json.endArray();
  }

  private static void change(JsonWriter json, Checked workspace, EditFile change)
      throws IOException {
    json.beginObject();
    artifact(json, workspace, change.path());
    json.name("replacements").beginArray();
    for (Edit edit : change.edits()) {
      json.beginObject().name("deletedRegion");
      region(json, workspace.lines(change.path()), edit.span());
      json.name("insertedContent").beginObject().name("text").value(edit.newText());
      json.endObject().endObject();
    }
    json.endArray().endObject();
  }

  /** A relative reference, or a file URI where the path is absolute. */
  static String uri(String path) {
    var out = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/@!$&'()*+,;=".indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append("%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
