package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.SemanticTokens;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What each token is, in the protocol's numbers; and what changed since an editor last asked. */
final class Painting {
  /** Numbers for one token. */
  private static final int WIDTH = 5;

  private final Map<String, Told> told = new HashMap<>();
  private int answers;

  /** What an editor was last told about a document. */
  private record Told(String id, JsonArray numbers) {}

  /** The protocol's names for the kinds of tokens, in the order of their numbers. */
  static JsonArray legend() {
    return Json.words(
        Arrays.stream(SemanticTokens.Kind.values())
            .map(k -> k.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new));
  }

  static JsonObject whole(At at, JsonObject params) {
    Told now = at.session().painting().tell(at);
    return Json.of("resultId", now.id(), "data", now.numbers());
  }

  static JsonObject range(At at, JsonObject params) {
    return Json.of("data", numbers(at, at.span(Json.object(params, "range"))));
  }

  /** The difference from what the editor has; everything where that is not known any more. */
  static JsonObject delta(At at, JsonObject params) {
    Painting painting = at.session().painting();
    Optional<Told> before =
        Optional.ofNullable(painting.told.get(at.document().uri()))
            .filter(t -> t.id().equals(Json.text(params, "previousResultId")));
    Told now = painting.tell(at);
    return before
        .map(b -> Json.of("resultId", now.id(), "edits", edits(b.numbers(), now.numbers())))
        .orElseGet(() -> Json.of("resultId", now.id(), "data", now.numbers()));
  }

  void forget(String uri) {
    told.remove(uri);
  }

  private Told tell(At at) {
    var now =
        new Told(
            Integer.toString(++answers), numbers(at, new Span(0, at.document().text().length())));
    told.put(at.document().uri(), now);
    return now;
  }

  /** One edit between what both begin and end with. */
  private static JsonArray edits(JsonArray before, JsonArray now) {
    int most = Math.min(before.size(), now.size());
    int start = 0;
    while (start < most && before.get(start).equals(now.get(start))) {
      start++;
    }
    start -= start % WIDTH;
    int same = 0;
    while (same < most - start
        && before.get(before.size() - 1 - same).equals(now.get(now.size() - 1 - same))) {
      same++;
    }
    same -= same % WIDTH;
    var edits = new JsonArray();
    if (start + same < Math.max(before.size(), now.size())) {
      var data = new JsonArray();
      for (JsonElement number : now.asList().subList(start, now.size() - same)) {
        data.add(number);
      }
      edits.add(Json.of("start", start, "deleteCount", before.size() - same - start, "data", data));
    }
    return edits;
  }

  private static JsonArray numbers(At at, Span range) {
    var data = new Data(at.document(), at.session().encoding());
    for (SemanticTokens.Token token : SemanticTokens.of(at.document().text())) {
      if (token.span().overlaps(range)) {
        data.add(token);
      }
    }
    return data.numbers;
  }

  /** Tokens as the protocol counts them: each from the one before it, none over a line's end. */
  private static final class Data {
    private final JsonArray numbers = new JsonArray();
    private final Document document;
    private final Encoding encoding;
    private int lastLine;
    private int lastStart;

    Data(Document document, Encoding encoding) {
      this.document = document;
      this.encoding = encoding;
    }

    void add(SemanticTokens.Token token) {
      LineIndex lines = document.lines();
      int end = token.span().end();
      int from = token.span().start();
      for (int line = lines.line(from); from < end; line++) {
        int stop = Math.min(end, line + 1 < lines.lineCount() ? lines.lineStart(line + 1) : end);
        add(line, from, withoutLineEnd(from, stop), token.kind().ordinal());
        from = stop;
      }
    }

    private int withoutLineEnd(int start, int end) {
      int at = end;
      while (at > start && isLineEnd(document.text().charAt(at - 1))) {
        at--;
      }
      return at;
    }

    private static boolean isLineEnd(char c) {
      return c == '\n' || c == '\r';
    }

    private void add(int line, int start, int end, int kind) {
      if (end == start) {
        return;
      }
      String text = document.text();
      int units = encoding.units(text, document.lines().lineStart(line), start);
      numbers.add(line - lastLine);
      numbers.add(line == lastLine ? units - lastStart : units);
      numbers.add(encoding.units(text, start, end));
      numbers.add(kind);
      numbers.add(0);
      lastLine = line;
      lastStart = units;
    }
  }
}
