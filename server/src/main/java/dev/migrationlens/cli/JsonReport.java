package dev.migrationlens.cli;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.ide.Meanwhile.Felt;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.schema.Size;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.workspace.Snapshot.ChainView;
import java.io.IOException;
import java.io.Writer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Findings for programs: one JSON document, whose form is a promise. */
final class JsonReport implements Report {
  @Override
  public void write(List<Checked> workspaces, Style style, Appendable out) throws IOException {
    var json = new JsonWriter(writer(out));
    json.setHtmlSafe(false);
    json.beginObject().name("version").value(1).name("workspaces").beginArray();
    for (Checked workspace : workspaces) {
      json.beginObject().name("root").value(workspace.root());
      json.name("chains").beginArray();
      for (ChainView view : workspace.snapshot().chains()) {
        chain(json, view.chain());
      }
      json.endArray();
      impact(json, workspace);
      findings(json, workspace);
      json.endObject();
    }
    json.endArray().endObject().flush();
    out.append('\n');
  }

  static Writer writer(Appendable out) {
    return new Writer() {
      @Override
      public void write(char[] buffer, int offset, int length) throws IOException {
        out.append(new String(buffer, offset, length));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static void chain(JsonWriter json, Chain chain) throws IOException {
    json.beginObject();
    json.name("path").value(chain.path().isEmpty() ? "." : chain.path());
    json.name("tool").value(chain.tool().id());
    json.name("files").beginArray();
    for (Migration migration : chain.migrations()) {
      json.value(migration.path());
    }
    json.endArray().name("statements").value(chain.statements()).endObject();
  }

  private static void findings(JsonWriter json, Checked workspace) throws IOException {
    var ids = new IdentityHashMap<Finding, Integer>();
    for (Finding finding : workspace.findings()) {
      ids.put(finding, ids.size() + 1);
    }
    json.name("findings").beginArray();
    for (Finding finding : workspace.findings()) {
      LineIndex lines = workspace.lines(finding.path());
      Finding cause = finding.cause();
      int start = finding.span().start();
      int end = finding.span().end();
      json.beginObject();
      json.name("id").value(ids.get(finding));
      json.name("file").value(finding.path());
      json.name("rule").value(finding.rule());
      json.name("severity").value(finding.severity().word());
      nullable(json.name("sqlstate"), finding.state() == null ? null : finding.state().code());
      json.name("message").value(finding.message());
      json.name("start").value(start).name("end").value(end);
      json.name("line").value(lines.line(start) + 1);
      json.name("column").value(lines.column(start) + 1);
      json.name("endLine").value(lines.line(end) + 1);
      json.name("endColumn").value(lines.column(end) + 1);
      json.name("statement").beginObject();
      json.name("start").value(finding.statement().start());
      json.name("end").value(finding.statement().end()).endObject();
      json.name("cause").value(cause == null ? null : ids.get(cause));
      fixes(json, finding.fixes());
      json.endObject();
    }
    json.endArray();
  }

  private static void impact(JsonWriter json, Checked workspace) throws IOException {
    if (workspace.felt() == null) {
      return;
    }
    json.name("impact").beginArray();
    for (Felt felt : workspace.felt()) {
      String path = felt.statement().path();
      int start = felt.statement().span().start();
      json.beginObject();
      json.name("file").value(path);
      json.name("line").value(workspace.lines(path).line(start) + 1);
      json.name("statement").beginObject();
      json.name("start").value(start).name("end").value(felt.statement().span().end()).endObject();
      json.name("schema").value(felt.relation().schema());
      json.name("relation").value(felt.relation().name());
      json.name("lock").value(felt.on().lock().words());
      json.name("blocksReads").value(felt.on().lock().blocksReads());
      json.name("blocksWrites").value(felt.on().lock().blocksWrites());
      json.name("work").value(felt.on().work().name().toLowerCase(Locale.ROOT));
      json.name("until").value(felt.until().name().toLowerCase(Locale.ROOT));
      Size size = felt.size();
      json.name("rows").value(size == null ? null : size.rows());
      json.name("bytes").value(size == null ? null : size.bytes());
      json.endObject();
    }
    json.endArray();
  }

  private static void fixes(JsonWriter json, List<Fix> fixes) throws IOException {
    json.name("fixes").beginArray();
    for (Fix fix : fixes) {
      json.beginObject().name("title").value(fix.title());
      json.name("safe").value(fix.safe()).endObject();
    }
    json.endArray();
  }

  private static void nullable(JsonWriter json, @Nullable String value) throws IOException {
    if (value == null) {
      json.nullValue();
    } else {
      json.value(value);
    }
  }
}
