package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Finding;
import java.util.List;

/** Findings in the protocol's words. */
final class Diagnostics {
  private Diagnostics() {}

  static JsonArray of(Session session, Folder folder, Document document, List<Finding> findings) {
    var all = new JsonArray();
    for (Finding finding : findings) {
      all.add(of(session, folder, document, finding));
    }
    return all;
  }

  static JsonObject of(Session session, Folder folder, Document document, Finding finding) {
    var diagnostic = new JsonObject();
    diagnostic.add(
        "range", document.range(finding.span().start(), finding.span().end(), session.encoding()));
    diagnostic.addProperty(
        "severity",
        switch (finding.severity()) {
          case ERROR -> 1;
          case WARNING -> 2;
          case INFO -> 3;
          case HINT, OFF -> 4;
        });
    diagnostic.addProperty("code", finding.rule());
    diagnostic.addProperty("source", "migration-lens");
    diagnostic.addProperty("message", finding.message());
    var related = new JsonArray();
    for (Finding.Related other : finding.related()) {
      session
          .document(folder, other.path())
          .ifPresent(d -> related.add(related(session, d, other)));
    }
    if (!related.isEmpty()) {
      diagnostic.add("relatedInformation", related);
    }
    return diagnostic;
  }

  private static JsonObject related(Session session, Document document, Finding.Related other) {
    var location = new JsonObject();
    location.addProperty("uri", document.uri());
    location.add(
        "range", document.range(other.span().start(), other.span().end(), session.encoding()));
    var related = new JsonObject();
    related.add("location", location);
    related.addProperty("message", other.message());
    return related;
  }
}
