package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.Completion;
import dev.migrationlens.ide.Signatures;
import java.util.List;

/** Proposals in the protocol's words. */
final class Completions {
  private Completions() {}

  static JsonObject at(At at, JsonObject params) {
    boolean holes =
        at.session().can("textDocument", "completion", "completionItem", "snippetSupport");
    List<Completion.Item> items =
        Completion.at(at.replay(), at.path(), at.offset(params), at.chain().live()).stream()
            .filter(item -> holes || item.kind() != Completion.Kind.SNIPPET)
            .toList();
    var order = new int[1];
    return Json.of(
        "isIncomplete",
        items.size() >= Completion.LIMIT,
        "items",
        Json.all(items, item -> item(at, item, order[0]++)));
  }

  /** The order is ours: it goes out as text that sorts like it. */
  private static JsonObject item(At at, Completion.Item item, int order) {
    JsonObject edit = Json.of("range", at.range(item.replaces()), "newText", item.insertText());
    return Json.of(
        "label",
        item.label(),
        "kind",
        kind(item.kind()),
        "detail",
        item.detail().isEmpty() ? null : item.detail(),
        "sortText",
        String.valueOf(10_000 + order),
        "filterText",
        item.label(),
        "textEdit",
        edit,
        "insertTextFormat",
        item.kind() == Completion.Kind.SNIPPET ? 2 : null,
        "data",
        Json.of(
            "uri",
            at.document().uri(),
            "offset",
            item.replaces().start(),
            "label",
            item.label(),
            "kind",
            item.kind()));
  }

  private static int kind(Completion.Kind kind) {
    return switch (kind) {
      case COLUMN -> 5;
      case TABLE -> 22;
      case VIEW -> 8;
      case FUNCTION -> 3;
      case TYPE -> 7;
      case SCHEMA -> 9;
      case ROLE -> 21;
      case EXTENSION -> 19;
      case KEYWORD -> 14;
      case FILE -> 17;
      case LOCAL -> 6;
      case CONDITION -> 18;
      case SNIPPET -> 15;
    };
  }

  /** What is said of a proposal when it is looked at: what hovering over it would say. */
  static JsonElement resolved(Session session, JsonObject item) {
    JsonObject data = Json.object(item, "data");
    String uri = Json.text(data, "uri");
    String label = Json.text(data, "label");
    JsonElement offset = data.get("offset");
    if (uri == null || label == null || offset == null) {
      return item;
    }
    At.of(session, uri)
        .flatMap(
            at ->
                Completion.documentation(
                    at.replay(),
                    at.path(),
                    offset.getAsInt(),
                    label,
                    Completion.Kind.valueOf(Json.text(data, "kind"))))
        .ifPresent(text -> item.add("documentation", Json.of("kind", "markdown", "value", text)));
    return item;
  }

  static JsonElement signatures(At at, JsonObject params) {
    return Signatures.at(at.replay(), at.path(), at.offset(params))
        .<JsonElement>map(
            help ->
                Json.of(
                    "signatures",
                    Json.all(help.signatures(), Completions::signature),
                    "activeSignature",
                    help.active(),
                    "activeParameter",
                    help.parameter()))
        .orElse(JsonNull.INSTANCE);
  }

  private static JsonObject signature(Signatures.Signature signature) {
    return Json.of(
        "label",
        signature.label(),
        "parameters",
        Json.all(signature.parameters(), p -> Json.of("label", p)));
  }
}
