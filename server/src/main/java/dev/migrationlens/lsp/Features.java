package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One line for each request, to the feature that answers it. */
final class Features {
  /** Answers about one file of a chain; a file of none has nothing to say. */
  private interface OfFile extends BiFunction<At, JsonObject, JsonElement> {}

  /** Answers about everything that the client has open. */
  private interface OfSession extends BiFunction<Session, JsonObject, JsonElement> {}

  private static final Map<String, OfFile> OF_FILES =
      Map.ofEntries(
          Map.entry("textDocument/codeAction", CodeActions::at),
          Map.entry("textDocument/hover", Navigation::hover),
          Map.entry("textDocument/definition", Navigation::definition),
          Map.entry("textDocument/references", Navigation::references),
          Map.entry("textDocument/documentHighlight", Navigation::highlights),
          Map.entry("textDocument/documentSymbol", Outlines::symbols),
          Map.entry("textDocument/foldingRange", Outlines::folds),
          Map.entry("textDocument/formatting", Formatting::whole),
          Map.entry("textDocument/rangeFormatting", Formatting::range),
          Map.entry("textDocument/onTypeFormatting", Formatting::onType),
          Map.entry("textDocument/prepareRename", Renames::prepare),
          Map.entry("textDocument/rename", Renames::rename),
          Map.entry("textDocument/documentLink", Outlines::links),
          Map.entry("textDocument/signatureHelp", Completions::signatures),
          Map.entry("textDocument/selectionRange", Outlines::selections),
          Map.entry("textDocument/completion", Completions::at),
          Map.entry("textDocument/inlayHint", Decorations::hints),
          Map.entry("textDocument/codeLens", Decorations::lenses),
          Map.entry("textDocument/semanticTokens/full", Painting::whole),
          Map.entry("textDocument/semanticTokens/full/delta", Painting::delta),
          Map.entry("textDocument/semanticTokens/range", Painting::range));

  private static final Map<String, OfSession> OF_SESSIONS =
      Map.ofEntries(
          Map.entry("codeAction/resolve", CodeActions::resolve),
          Map.entry("completionItem/resolve", Completions::resolved),
          Map.entry("textDocument/diagnostic", Pulls::ofFile),
          Map.entry("workspace/symbol", Outlines::everywhere),
          Map.entry("workspace/willRenameFiles", FileHooks::willRename),
          Map.entry("workspace/willDeleteFiles", FileHooks::willDelete),
          Map.entry("workspace/executeCommand", RulePages::execute),
          Map.entry("migrationLens/chain", Views::chains),
          Map.entry("migrationLens/schema", Views::schema),
          Map.entry("migrationLens/write", Written::write),
          Map.entry("migrationLens/renumber", Written::renumber));

  private final Session session;

  Features(Session session) {
    this.session = session;
  }

  /** Every request that is answered here. */
  static Set<String> methods() {
    var all = new TreeSet<>(OF_FILES.keySet());
    all.addAll(OF_SESSIONS.keySet());
    return all;
  }

  JsonElement answer(String method, JsonObject params) {
    @Nullable OfFile ofFile = OF_FILES.get(method);
    if (ofFile != null) {
      return At.of(session, params).map(at -> ofFile.apply(at, params)).orElse(JsonNull.INSTANCE);
    }
    @Nullable OfSession ofSession = OF_SESSIONS.get(method);
    if (ofSession == null) {
      throw LanguageServer.unknown(method);
    }
    return ofSession.apply(session, params);
  }
}
