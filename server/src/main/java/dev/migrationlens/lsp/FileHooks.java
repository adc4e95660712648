package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.chain.Renaming;
import dev.migrationlens.ide.FileMoves;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows when an editor creates, renames or deletes migrations. */
final class FileHooks {
  private static final String RENAME = "Rename";

  private FileHooks() {}

  static JsonObject capabilities() {
    JsonObject files = Json.of("scheme", "file", "pattern", Json.of("glob", "**/*.sql"));
    JsonObject folders =
        Json.of("scheme", "file", "pattern", Json.of("glob", "**/*", "matches", "folder"));
    JsonObject wanted = Json.of("filters", Json.list(files));
    JsonObject both = Json.of("filters", Json.list(files, folders));
    return Json.of(
        "didCreate",
        wanted,
        "willRename",
        wanted,
        "didRename",
        both,
        "willDelete",
        wanted,
        "didDelete",
        both);
  }

  /** Edits that let mentions and the files that belong to a migration follow its new name. */
  static JsonElement willRename(Session session, JsonObject params) {
    return edit(
        session,
        Json.array(params, "files"),
        (place, file) -> {
          Session.@Nullable Place to = session.place(String.valueOf(Json.text(file, "newUri")));
          return to == null || to.folder() != place.folder()
              ? List.of()
              : place
                  .chain()
                  .map(c -> FileMoves.renamed(c.chain(), place.path(), to.path()))
                  .orElse(List.of());
        });
  }

  /** Edits that take a deleted migration out of what others say they depend on. */
  static JsonElement willDelete(Session session, JsonObject params) {
    return edit(
        session,
        Json.array(params, "files"),
        (place, file) ->
            place.chain().map(c -> FileMoves.deleted(c.replay(), place.path())).orElse(List.of()));
  }

  /** The changes that one file's fate asks for. */
  private interface Following {
    List<FileChange> of(Session.Place place, JsonObject file);
  }

  private static JsonElement edit(Session session, JsonArray files, Following following) {
    var all = new JsonArray();
    for (JsonElement each : files) {
      JsonObject file = each.getAsJsonObject();
      String uri = Json.text(file, file.has("oldUri") ? "oldUri" : "uri");
      Session.@Nullable Place place = uri == null ? null : session.place(uri);
      if (place != null) {
        var fix = new Fix(RENAME, Fix.Strength.SUGGESTED, following.of(place, file));
        CodeActions.edit(session, place.folder(), fix)
            .getAsJsonArray("documentChanges")
            .forEach(all::add);
      }
    }
    return all.isEmpty() ? JsonNull.INSTANCE : Json.of("documentChanges", all);
  }

  /** Where files that came have a version that is taken, offers them the next free one. */
  static void came(Session session, JsonArray files) {
    for (JsonElement each : files) {
      JsonObject file = each.getAsJsonObject();
      String uri = Json.text(file, file.has("newUri") ? "newUri" : "uri");
      Session.@Nullable Place place = uri == null ? null : session.place(uri);
      if (place != null) {
        place
            .chain()
            .flatMap(c -> FileMoves.free(c.chain(), place.path()))
            .ifPresent(renaming -> offer(session, place, renaming));
      }
    }
  }

  private static void offer(Session session, Session.Place place, Renaming renaming) {
    String to = String.valueOf(renaming.paths().get(place.path()));
    String message =
        "The version of %s is taken; %s is free".formatted(name(place.path()), name(to));
    JsonObject ask =
        Json.of("type", 2, "message", message, "actions", Json.list(Json.of("title", RENAME)));
    List<FileChange> changes = FileChange.renaming(renaming.edits(), renaming.paths());
    var fix = new Fix(RENAME, Fix.Strength.SUGGESTED, changes);
    JsonObject edit = CodeActions.edit(session, place.folder(), fix);
    session.ask(
        "window/showMessageRequest",
        ask,
        chosen -> {
          if (chosen.isJsonObject()) {
            session.ask("workspace/applyEdit", Json.of("label", RENAME, "edit", edit), done -> {});
          }
        });
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
