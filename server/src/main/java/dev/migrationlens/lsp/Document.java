package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.LineIndex;
import org.jspecify.annotations.Nullable;

/** A file as an editor shows it; {@code typed} is the last change, against the text before it. */
record Document(
    String uri, int version, String text, LineIndex lines, boolean open, @Nullable Edit typed) {

  static Document of(String uri, int version, String text, boolean open) {
    return new Document(uri, version, text, new LineIndex(text), open, null);
  }

  /** The document after the editor's changes, each against the text the one before left. */
  Document changed(int newVersion, JsonArray changes, Encoding encoding) {
    Document at = this;
    for (JsonElement element : changes) {
      JsonObject change = element.getAsJsonObject();
      String newText = change.get("text").getAsString();
      Edit edit = Edit.replace(0, at.text.length(), newText);
      if (change.has("range") && !change.get("range").isJsonNull()) {
        JsonObject range = change.getAsJsonObject("range");
        int start = at.offset(range.getAsJsonObject("start"), encoding);
        int end = Math.max(start, at.offset(range.getAsJsonObject("end"), encoding));
        edit = Edit.replace(start, end, newText);
        newText = at.text.substring(0, start) + newText + at.text.substring(end);
      }
      at = new Document(uri, newVersion, newText, new LineIndex(newText), true, edit);
    }
    return at;
  }

  int offset(JsonObject position, Encoding encoding) {
    int line = position.get("line").getAsInt();
    int character = position.get("character").getAsInt();
    return encoding.offset(text, lines, line, character);
  }

  JsonObject range(int start, int end, Encoding encoding) {
    var range = new JsonObject();
    range.add("start", position(start, encoding));
    range.add("end", position(end, encoding));
    return range;
  }

  JsonObject position(int offset, Encoding encoding) {
    Position at = place(offset, encoding);
    var position = new JsonObject();
    position.addProperty("line", at.line());
    position.addProperty("character", at.character());
    return position;
  }

  /** A place as the protocol counts. */
  record Position(int line, int character) {}

  Position place(int offset, Encoding encoding) {
    int safe = Math.min(Math.max(0, offset), text.length());
    int line = lines.line(safe);
    return new Position(line, encoding.units(text, lines.lineStart(line), safe));
  }
}
