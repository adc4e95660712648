package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.CodeLenses;
import dev.migrationlens.ide.InlayHints;
import dev.migrationlens.ide.Meanwhile;
import dev.migrationlens.ide.SemanticTokens;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  /** The protocol's names for the kinds of tokens, in the order of their numbers. */
  static JsonArray legend() {
    return Json.words(
        Arrays.stream(SemanticTokens.Kind.values())
            .map(k -> k.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new));
  }

  static JsonObject tokens(At at, JsonObject params) {
    return tokens(at, new Span(0, at.document().text().length()));
  }

  static JsonObject tokensInRange(At at, JsonObject params) {
    return tokens(at, at.span(Json.object(params, "range")));
  }

  private static JsonObject tokens(At at, Span range) {
    var data = new Data(at.document(), at.session().encoding());
    List<SemanticTokens.Token> tokens = SemanticTokens.of(at.document().text());
    for (SemanticTokens.Token token : tokens) {
      if (token.span().overlaps(range)) {
        data.add(token);
      }
    }
    return Json.of("data", data.numbers);
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
