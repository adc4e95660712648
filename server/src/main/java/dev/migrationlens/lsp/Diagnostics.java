package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings in the protocol's words, as text: a long file has hundreds of them, and every keystroke
 * tells them all.
 */
final class Diagnostics {
  private static final int USUAL_LENGTH = 320;

  private final Session session;
  private final Folder folder;
  private final StringBuilder out;
  private final Map<String, Optional<Document>> documents = new HashMap<>();

  private Diagnostics(Session session, Folder folder, int count) {
    this.session = session;
    this.folder = folder;
    this.out = new StringBuilder(USUAL_LENGTH * count + 2);
  }

  /** A JSON array. */
  static String of(Session session, Folder folder, Document document, List<Finding> findings) {
    var writer = new Diagnostics(session, folder, findings.size());
    writer.out.append('[');
    for (Finding finding : findings) {
      writer.comma();
      writer.diagnostic(document, finding);
    }
    return writer.out.append(']').toString();
  }

  /** Two JSON arrays as one. */
  static String joined(String first, String second) {
    if (first.equals("[]") || second.equals("[]")) {
      return first.equals("[]") ? second : first;
    }
    return first.substring(0, first.length() - 1) + "," + second.substring(1);
  }

  static JsonArray read(String array) {
    return JsonParser.parseString(array).getAsJsonArray();
  }

  private void comma() {
    if (out.charAt(out.length() - 1) != '[') {
      out.append(',');
    }
  }

  private void diagnostic(Document document, Finding finding) {
    out.append('{');
    range(document, finding.span());
    out.append(",\"severity\":").append(severity(finding)).append(",\"code\":");
    Ready.quote(finding.rule(), out);
    out.append(",\"source\":\"migration-lens\",\"message\":");
    Ready.quote(finding.message(), out);
    List<Finding.Related> related =
        finding.related().stream().filter(r -> document(r.path()).isPresent()).toList();
    if (!related.isEmpty()) {
      out.append(",\"relatedInformation\":[");
      related.forEach(r -> document(r.path()).ifPresent(d -> related(d, r)));
      out.append(']');
    }
    out.append('}');
  }

  private static char severity(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> '1';
      case WARNING -> '2';
      case INFO -> '3';
      case HINT, OFF -> '4';
    };
  }

  /** Many findings are about one other file, whose lines are counted once. */
  private Optional<Document> document(String path) {
    return documents.computeIfAbsent(path, p -> session.document(folder, p));
  }

  private void related(Document document, Finding.Related other) {
    comma();
    out.append("{\"location\":{\"uri\":");
    Ready.quote(document.uri(), out);
    out.append(',');
    range(document, other.span());
    out.append("},\"message\":");
    Ready.quote(other.message(), out);
    out.append('}');
  }

  private void range(Document document, Span span) {
    out.append("\"range\":{\"start\":");
    position(document, span.start());
    out.append(",\"end\":");
    position(document, span.end());
    out.append('}');
  }

  private void position(Document document, int offset) {
    Document.Position at = document.place(offset, session.encoding());
    out.append("{\"line\":").append(at.line());
    out.append(",\"character\":").append(at.character()).append('}');
  }
}
