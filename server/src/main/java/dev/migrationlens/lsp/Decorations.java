package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.CodeLenses;
import dev.migrationlens.ide.InlayHints;
import dev.migrationlens.ide.Meanwhile;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.text.Span;
import java.util.Optional;

/** What an editor paints into and above the text. */
final class Decorations {
  private Decorations() {}

  static JsonArray hints(At at, JsonObject params) {
    if (!at.session().settings().hints()) {
      return new JsonArray();
    }
    Span range = at.span(Json.object(params, "range"));
    return Json.all(
        InlayHints.of(at.replay(), at.path(), range),
        hint ->
            Json.of(
                "position",
                at.position(hint.offset()),
                "label",
                hint.label(),
                hint.side() == InlayHints.Side.BEFORE ? "paddingRight" : "paddingLeft",
                true));
  }

  static JsonArray lenses(At at, JsonObject params) {
    if (!at.session().settings().lenses()) {
      return new JsonArray();
    }
    JsonArray lenses = Json.all(CodeLenses.of(at.replay(), at.path()), lens -> lens(at, lens));
    Meanwhile.lenses(at.replay(), at.path(), at.chain().live()).stream()
        .map(lens -> words(at, lens.span(), lens.title()))
        .forEach(lenses::add);
    state(at).ifPresent(lenses::add);
    return lenses;
  }

  /** Whether the file ran on the real database, where one is known. */
  private static Optional<JsonObject> state(At at) {
    LiveSchema live = at.chain().live();
    FileState state = live == null ? FileState.UNKNOWN : live.state(at.path());
    if (live == null || state == FileState.UNKNOWN) {
      return Optional.empty();
    }
    String words =
        switch (state) {
          case APPLIED -> "applied to ";
          case CHANGED -> "applied with another text to ";
          case FAILED -> "failed on ";
          case PARTLY -> "partly applied to ";
          case PENDING, UNKNOWN -> "pending on ";
        };
    return Optional.of(words(at, new Span(0, 0), words + live.words()));
  }

  /** A line above a place that leads nowhere. */
  private static JsonObject words(At at, Span above, String title) {
    JsonObject command = Json.of("title", title, "command", "");
    return Json.of("range", at.range(above), "command", command);
  }

  private static JsonObject lens(At at, CodeLenses.Lens lens) {
    JsonObject range = at.range(lens.span());
    var arguments = new JsonArray();
    arguments.add(at.document().uri());
    arguments.add(range.getAsJsonObject("start").deepCopy());
    arguments.add(at.locations(lens.sites()));
    JsonObject command =
        Json.of(
            "title",
            lens.title(),
            "command",
            "migrationLens.showReferences",
            "arguments",
            arguments);
    return Json.of("range", range, "command", command);
  }
}
