package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.AllowHere;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;

/** Cures as quick fixes. */
final class CodeActions {
  private CodeActions() {}

  static JsonArray at(At at, JsonObject params) {
    var actions = new JsonArray();
    Span span = at.span(Json.object(params, "range"));
    List<Finding> findings = at.chain().findings(at.path(), span);
    if (isWanted("quickfix", params)) {
      findings.forEach(finding -> cures(at, finding, actions));
      findings.forEach(finding -> allow(at, finding, actions));
      findings.stream()
          .map(Finding::rule)
          .distinct()
          .filter(rule -> at.session().linter().info(rule).isPresent())
          .forEach(rule -> actions.add(RulePages.action(rule)));
    }
    FixAllActions.add(at, params, actions);
    Writings.add(at, span, params, actions);
    TrialCommand.add(at, params, actions);
    ConnectCommand.add(at, params, actions);
    return actions;
  }

  /** Whether a client that wants only some kinds of actions wants this one. */
  static boolean isWanted(String kind, JsonObject params) {
    JsonObject context = Json.object(params, "context");
    if (!context.has("only")) {
      return true;
    }
    for (JsonElement wanted : Json.array(context, "only")) {
      String word = wanted.getAsString();
      if (kind.equals(word) || kind.startsWith(word + ".")) {
        return true;
      }
    }
    return false;
  }

  private static void cures(At at, Finding finding, JsonArray actions) {
    for (int i = 0; i < finding.fixes().size(); i++) {
      Fix fix = finding.fixes().get(i);
      if (!isPossible(at.session(), fix)) {
        continue;
      }
      JsonObject action = action(at.session(), at.folder(), fix);
      action.add("diagnostics", about(at, finding));
      action.addProperty("isPreferred", i == 0 && fix.safe());
      actions.add(action);
    }
  }

  /** Some editors, by their own words, change texts but create, rename or delete no files. */
  private static boolean isPossible(Session session, Fix fix) {
    return !session.can("workspace", "workspaceEdit")
        || session.can("workspace", "workspaceEdit", "resourceOperations")
        || fix.changes().stream().allMatch(FileChange.EditFile.class::isInstance);
  }

  private static void allow(At at, Finding finding, JsonArray actions) {
    AllowHere.of(at.document().text(), finding)
        .ifPresent(
            edit -> {
              var changes = List.<FileChange>of(new FileChange.EditFile(at.path(), List.of(edit)));
              String title = "Allow `" + finding.rule() + "` here";
              var fix = new Fix(title, Fix.Strength.SUGGESTED, changes);
              JsonObject action = action(at.session(), at.folder(), fix);
              action.add("diagnostics", about(at, finding));
              actions.add(action);
            });
  }

  private static JsonArray about(At at, Finding finding) {
    return Diagnostics.read(
        Diagnostics.of(at.session(), at.folder(), at.document(), List.of(finding)));
  }

  /** The action with its edit. */
  static JsonElement resolve(Session session, JsonObject action) {
    return FixAllActions.owns(action)
        ? FixAllActions.resolve(session, action)
        : Writings.resolve(session, action);
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
