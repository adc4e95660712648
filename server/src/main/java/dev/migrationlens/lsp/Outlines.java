package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.DocumentLinks;
import dev.migrationlens.ide.DocumentSymbols;
import dev.migrationlens.ide.Folding;
import dev.migrationlens.ide.SelectionRanges;
import dev.migrationlens.ide.WorkspaceSymbols;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.LiveChain;
import java.util.List;

/** The parts of a file: its outline, what folds, and what a growing selection takes in. */
final class Outlines {
  private Outlines() {}

  static JsonArray symbols(At at, JsonObject params) {
    return Json.all(DocumentSymbols.of(at.replay(), at.path()), s -> symbol(at, s));
  }

  private static JsonObject symbol(At at, DocumentSymbols.Symbol symbol) {
    return Json.of(
        "name",
        symbol.label().isBlank() ? symbol.kind() : symbol.label(),
        "kind",
        symbolKind(symbol.kind()),
        "range",
        at.range(symbol.span().to(symbol.nameSpan())),
        "selectionRange",
        at.range(symbol.nameSpan()),
        "children",
        Json.all(symbol.children(), child -> symbol(at, child)));
  }

  /** The protocol has no word for tables, so each kind takes the one nearest in the icons. */
  static int symbolKind(String kind) {
    return switch (kind) {
      case "schema", "extension", "database" -> 3;
      case "table", "view", "sequence" -> 23;
      case "column" -> 8;
      case "index", "constraint", "statistics" -> 20;
      case "function", "procedure", "aggregate" -> 12;
      case "type", "domain", "cast", "collation" -> 10;
      case "trigger", "rule" -> 24;
      case "policy", "role", "user" -> 14;
      case "operator" -> 25;
      default -> 19;
    };
  }

  static JsonArray folds(At at, JsonObject params) {
    return Json.all(
        Folding.of(at.replay(), at.path()),
        fold ->
            Json.of(
                "startLine",
                fold.first(),
                "endLine",
                fold.last(),
                "kind",
                fold.comment() ? "comment" : null));
  }

  static JsonArray selections(At at, JsonObject params) {
    return Json.all(
        Json.array(params, "positions"),
        position -> {
          int offset = at.document().offset(position.getAsJsonObject(), at.session().encoding());
          JsonElement parent = JsonNull.INSTANCE;
          for (Span span : SelectionRanges.at(at.replay(), at.path(), offset).reversed()) {
            JsonObject own = Json.of("range", at.range(span));
            if (!parent.isJsonNull()) {
              own.add("parent", parent);
            }
            parent = own;
          }
          return parent;
        });
  }

  static JsonArray links(At at, JsonObject params) {
    return Json.all(
        DocumentLinks.of(at.replay(), at.path()),
        link ->
            Json.of(
                "range",
                at.range(link.span()),
                "target",
                at.session().uri(at.folder(), link.target()),
                "tooltip",
                "Open the migration"));
  }

  /** What is made anywhere, by a part of its name. */
  static JsonArray everywhere(Session session, JsonObject params) {
    String query = Json.text(params, "query");
    var all = new JsonArray();
    for (Folder folder : List.copyOf(session.folders())) {
      for (LiveChain chain : folder.chains()) {
        for (var found : WorkspaceSymbols.of(chain.replay(), query == null ? "" : query)) {
          session
              .document(folder, found.site().path())
              .map(d -> new At(session, folder, chain, found.site().path(), d))
              .flatMap(at -> at.location(found.site()))
              .ifPresent(location -> all.add(everywhere(found, location)));
        }
      }
    }
    return all;
  }

  private static JsonObject everywhere(WorkspaceSymbols.Found found, JsonObject location) {
    String path = found.site().path();
    return Json.of(
        "name",
        found.name(),
        "kind",
        symbolKind(found.kind()),
        "containerName",
        path.substring(path.lastIndexOf('/') + 1),
        "location",
        location);
  }
}
