package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A file as an editor shows it; {@code typed} is what was changed last, one after the other, each
 * against the text that the one before left.
 */
record Document(
    String uri, int version, String text, LineIndex lines, boolean open, List<Edit> typed) {

  private static final String MARK = "\uFEFF";

  static Document of(String uri, int version, String text, boolean open) {
    return new Document(uri, version, text, new LineIndex(text), open, List.of());
  }

  /** The document after the editor's changes, each against the text the one before left. */
  Document changed(int newVersion, JsonArray changes, Encoding encoding) {
    Document at = this;
    var edits = new ArrayList<Edit>();
    for (JsonObject change : Json.objects(changes)) {
      Edit edit = at.edit(change, encoding);
      edits.add(edit);
      Span replaced = edit.span();
      String newText =
          at.text.substring(0, replaced.start())
              + edit.newText()
              + at.text.substring(replaced.end());
      at = new Document(uri, newVersion, newText, new LineIndex(newText), true, edits);
    }
    return at;
  }

  private Edit edit(JsonObject change, Encoding encoding) {
    String newText = Json.needed(change, "text").getAsString();
    if (change.get("range") instanceof JsonObject range) {
      int start = offset(Json.object(range, "start"), encoding);
      int end = offset(Json.object(range, "end"), encoding);
      return Edit.replace(Math.min(start, end), Math.max(start, end), newText);
    }
    return difference(newText);
  }

  /** Who sends whole texts types in one place all the same. */
  private Edit difference(String newText) {
    int most = Math.min(text.length(), newText.length());
    int same = 0;
    while (same < most && text.charAt(same) == newText.charAt(same)) {
      same++;
    }
    int end = text.length();
    int newEnd = newText.length();
    while (end > same && newEnd > same && text.charAt(end - 1) == newText.charAt(newEnd - 1)) {
      end--;
      newEnd--;
    }
    return Edit.replace(same, end, newText.substring(same, newEnd));
  }

  /** Behind the last change; -1 where nothing was changed. */
  int cursor() {
    if (typed.isEmpty()) {
      return -1;
    }
    Edit last = typed.getLast();
    return last.span().start() + last.newText().length();
  }

  int offset(JsonObject position, Encoding encoding) {
    int line = Json.neededNumber(position, "line");
    int character = Json.neededNumber(position, "character");
    return encoding.offset(text, lines, line, character + (line == 0 ? unseen(encoding) : 0));
  }

  /** Editors do not show the mark that a file may begin with; only what is on disk has it. */
  private int unseen(Encoding encoding) {
    return !open && text.startsWith(MARK) ? encoding.units(text, 0, MARK.length()) : 0;
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
    int units = encoding.units(text, lines.lineStart(line), safe);
    return new Position(line, line == 0 ? Math.max(0, units - unseen(encoding)) : units);
  }
}
