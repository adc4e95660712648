package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.format.Formatter;
import dev.migrationlens.text.Edit;
import java.util.List;

/** Layout: of the file, of a part of it, and of what is being typed. */
final class Formatting {
  private Formatting() {}

  static JsonArray whole(At at, JsonObject params) {
    return edits(at, Formatter.edits(at.document().text()));
  }

  static JsonArray range(At at, JsonObject params) {
    return edits(at, Formatter.edits(at.document().text(), at.span(Json.object(params, "range"))));
  }

  static JsonArray onType(At at, JsonObject params) {
    String typed = Json.text(params, "ch");
    return typed == null || typed.isEmpty()
        ? new JsonArray()
        : edits(at, Formatter.onType(at.document().text(), at.offset(params), typed.charAt(0)));
  }

  private static JsonArray edits(At at, List<Edit> edits) {
    return Json.all(
        edits, edit -> Json.of("range", at.range(edit.span()), "newText", edit.newText()));
  }
}
