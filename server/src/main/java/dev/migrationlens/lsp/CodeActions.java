package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.LiveChain;
import java.util.List;
import java.util.Optional;

/** Cures as quick fixes. */
final class CodeActions {
  private CodeActions() {}

  static JsonArray at(Session session, JsonObject params) {
    var actions = new JsonArray();
    String uri = params.getAsJsonObject("textDocument").get("uri").getAsString();
    Session.Place place = session.place(uri);
    Optional<LiveChain> chain = place == null ? Optional.empty() : place.chain();
    if (place == null || chain.isEmpty()) {
      return actions;
    }
    Optional<Document> document = session.document(place.folder(), place.path());
    if (document.isEmpty()) {
      return actions;
    }
    JsonObject range = params.getAsJsonObject("range");
    int start = document.get().offset(range.getAsJsonObject("start"), session.encoding());
    int end = document.get().offset(range.getAsJsonObject("end"), session.encoding());
    var span = new Span(Math.min(start, end), Math.max(start, end));
    for (Finding finding : chain.get().findings(place.path(), span)) {
      for (int i = 0; i < finding.fixes().size(); i++) {
        Fix fix = finding.fixes().get(i);
        JsonObject action = action(session, place.folder(), fix);
        action.add(
            "diagnostics",
            Json.list(Diagnostics.of(session, place.folder(), document.get(), finding)));
        action.addProperty("isPreferred", i == 0 && fix.safe());
        actions.add(action);
      }
    }
    Writings.add(place, chain.get(), span, params, actions);
    return actions;
  }

  private static JsonObject action(Session session, Folder folder, Fix fix) {
    var action = new JsonObject();
    action.addProperty("title", fix.title());
    action.addProperty("kind", "quickfix");
    action.add("edit", edit(session, folder, fix));
    return action;
  }

  /** A workspace edit: texts first, then the files that move. */
  static JsonObject edit(Session session, Folder folder, Fix fix) {
    var changes = new JsonArray();
    for (FileChange change : fix.changes()) {
      switch (change) {
        case FileChange.EditFile edit ->
            session
                .document(folder, edit.path())
                .ifPresent(d -> changes.add(edits(session, d, edit)));
        case FileChange.RenameFile rename -> {
          JsonObject operation = operation("rename");
          operation.addProperty("oldUri", session.uri(folder, rename.path()));
          operation.addProperty("newUri", session.uri(folder, rename.newPath()));
          changes.add(operation);
        }
        case FileChange.CreateFile create -> create(session, folder, create, changes);
        case FileChange.DeleteFile delete -> {
          JsonObject operation = operation("delete");
          operation.addProperty("uri", session.uri(folder, delete.path()));
          changes.add(operation);
        }
      }
    }
    var edit = new JsonObject();
    edit.add("documentChanges", changes);
    return edit;
  }

  private static JsonObject operation(String kind) {
    var operation = new JsonObject();
    operation.addProperty("kind", kind);
    return operation;
  }

  private static void create(
      Session session, Folder folder, FileChange.CreateFile create, JsonArray changes) {
    String uri = session.uri(folder, create.path());
    JsonObject operation = operation("create");
    operation.addProperty("uri", uri);
    changes.add(operation);
    Document empty = Document.of(uri, 0, "", false);
    var insert = new FileChange.EditFile(create.path(), List.of(Edit.insert(0, create.text())));
    changes.add(edits(session, empty, insert));
  }

  private static JsonObject edits(Session session, Document document, FileChange.EditFile change) {
    var identifier = new JsonObject();
    identifier.addProperty("uri", document.uri());
    if (document.open()) {
      identifier.addProperty("version", document.version());
    } else {
      identifier.add("version", JsonNull.INSTANCE);
    }
    var edits = new JsonArray();
    for (Edit edit : change.edits()) {
      var one = new JsonObject();
      one.add("range", document.range(edit.span().start(), edit.span().end(), session.encoding()));
      one.addProperty("newText", edit.newText());
      edits.add(one);
    }
    var all = new JsonObject();
    all.add("textDocument", identifier);
    all.add("edits", edits);
    return all;
  }
}
