package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.text.LineIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An editor with a folder in it: it carries out the edits that it is given, and saves them. */
final class Desk {
  private final Conversation editor;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  private int version = 1;

  /** Opens every SQL file of a folder. */
  Desk(Conversation editor, Path folder) {
    this.editor = editor;
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        open(file.toUri().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(String uri, String text) {
    texts.put(uri, text);
    versions.put(uri, 1);
    editor.open("sql", uri, text);
  }

  /** When typing has paused and everything was looked at. */
  void rest() {
    versions.forEach(editor::await);
    editor.rested();
  }

  /** A diagnostic and the file that it is of. */
  record Problem(String uri, JsonObject diagnostic) {
    private int line() {
      return start().get("line").getAsInt();
    }

    JsonObject start() {
      return diagnostic.getAsJsonObject("range").getAsJsonObject("start");
    }

    String words() {
      return uri.substring(uri.lastIndexOf('/') + 1)
          + ":"
          + (line() + 1)
          + " "
          + diagnostic.get("message").getAsString();
    }
  }

  /** All errors that are shown, in the order of the files' names. */
  List<Problem> errors() {
    var errors = new ArrayList<Problem>();
    for (String uri : texts.keySet()) {
      var own = new ArrayList<Problem>();
      for (JsonElement one : editor.shown(uri)) {
        if (one.getAsJsonObject().get("severity").getAsInt() == 1) {
          own.add(new Problem(uri, one.getAsJsonObject()));
        }
      }
      own.sort(Comparator.comparingInt(Problem::line));
      errors.addAll(own);
    }
    return errors;
  }

  /** The cures that are offered for a problem, the preferred one first. */
  List<JsonObject> cures(Problem problem) {
    JsonObject context = Json.of("diagnostics", Json.list(problem.diagnostic()));
    context.add("only", Json.words("quickfix"));
    JsonObject params =
        Json.of(
            "textDocument",
            Json.of("uri", problem.uri()),
            "range",
            problem.diagnostic().get("range"),
            "context",
            context);
    var cures = new ArrayList<JsonObject>();
    for (JsonElement each : editor.result("textDocument/codeAction", params).getAsJsonArray()) {
      JsonObject action = each.getAsJsonObject();
      JsonArray about = Json.array(action, "diagnostics");
      boolean allows = action.get("title").getAsString().startsWith("Allow ");
      boolean ours =
          !about.isEmpty()
              && about
                  .get(0)
                  .getAsJsonObject()
                  .get("range")
                  .equals(problem.diagnostic().get("range"))
              && about
                  .get(0)
                  .getAsJsonObject()
                  .get("code")
                  .equals(problem.diagnostic().get("code"));
      if (action.has("edit") && ours && !allows) {
        cures.add(action);
      }
    }
    cures.sort(
        Comparator.comparing(a -> a.has("isPreferred") && !a.get("isPreferred").getAsBoolean()));
    return cures;
  }

  /** Does what a workspace edit says. */
  void apply(JsonObject edit) {
    for (JsonElement each : edit.getAsJsonArray("documentChanges")) {
      JsonObject change = each.getAsJsonObject();
      String kind = Json.text(change, "kind");
      switch (kind == null ? "edit" : kind) {
        case "rename" ->
            rename(change.get("oldUri").getAsString(), change.get("newUri").getAsString());
        case "create" -> {
          save(change.get("uri").getAsString(), "");
          open(change.get("uri").getAsString(), "");
        }
        case "delete" -> delete(change.get("uri").getAsString());
        default -> change(change);
      }
    }
    editor.tell("workspace/didRenameFiles", "{\"files\":[]}");
  }

  private void change(JsonObject change) {
    String uri = change.getAsJsonObject("textDocument").get("uri").getAsString();
    String text = Objects.requireNonNullElse(texts.get(uri), "");
    var lines = new LineIndex(text);
    var out = new StringBuilder(text);
    var edits = new ArrayList<JsonObject>();
    change.getAsJsonArray("edits").forEach(e -> edits.add(e.getAsJsonObject()));
    edits.sort(Comparator.comparingInt((JsonObject e) -> offset(lines, e, "start")).reversed());
    for (JsonObject one : edits) {
      out.replace(
          offset(lines, one, "start"), offset(lines, one, "end"), one.get("newText").getAsString());
    }
    save(uri, out.toString());
    texts.put(uri, out.toString());
    versions.put(uri, ++version);
    editor.tell(
        "textDocument/didChange",
        Json.of(
                "textDocument",
                Json.of("uri", uri, "version", version),
                "contentChanges",
                Json.list(Json.of("text", out.toString())))
            .toString());
  }

  private static int offset(LineIndex lines, JsonObject edit, String end) {
    JsonObject position = edit.getAsJsonObject("range").getAsJsonObject(end);
    return lines.lineStart(position.get("line").getAsInt()) + position.get("character").getAsInt();
  }

  private void rename(String from, String to) {
    String text = Objects.requireNonNull(texts.get(from));
    save(to, text);
    delete(from);
    open(to, text);
  }

  private void delete(String uri) {
    texts.remove(uri);
    versions.remove(uri);
    editor.tell("textDocument/didClose", Json.of("textDocument", Json.of("uri", uri)).toString());
    try {
      Files.delete(Path.of(URI.create(uri)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void save(String uri, String text) {
    try {
      Files.writeString(Path.of(URI.create(uri)), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
