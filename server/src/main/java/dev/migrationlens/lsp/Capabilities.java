package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What the server says it can do. */
final class Capabilities {
  private static final String[] PLAIN = {
    "hoverProvider",
    "definitionProvider",
    "referencesProvider",
    "documentHighlightProvider",
    "documentSymbolProvider",
    "foldingRangeProvider",
    "selectionRangeProvider",
    "inlayHintProvider",
    "workspaceSymbolProvider",
    "documentFormattingProvider",
    "documentRangeFormattingProvider"
  };

  private static final String[] ACTIONS = {
    "quickfix", "source", "source.fixAll", "refactor.extract", "refactor.rewrite"
  };

  private Capabilities() {}

  static JsonObject of(Session session) {
    JsonObject capabilities =
        Json.of(
            "positionEncoding",
            session.encoding().word(),
            "textDocumentSync",
            Json.of("openClose", true, "change", 2, "save", true),
            "codeActionProvider",
            Json.of("codeActionKinds", Json.words(ACTIONS), "resolveProvider", true),
            "completionProvider",
            Json.of("triggerCharacters", Json.words(".", "("), "resolveProvider", true),
            "documentOnTypeFormattingProvider",
            Json.of("firstTriggerCharacter", ";", "moreTriggerCharacter", Json.words("\n")),
            "renameProvider",
            Json.of("prepareProvider", true),
            "signatureHelpProvider",
            Json.of("triggerCharacters", Json.words("(", ",")),
            "documentLinkProvider",
            Json.of("resolveProvider", false),
            "executeCommandProvider",
            Json.of(
                "commands", Json.words(RulePages.COMMAND, TrialCommand.NAME, ConnectCommand.NAME)),
            "codeLensProvider",
            Json.of("resolveProvider", false),
            "semanticTokensProvider",
            semanticTokens(),
            "workspace",
            Json.of(
                "workspaceFolders",
                Json.of("supported", true, "changeNotifications", true),
                "fileOperations",
                FileHooks.capabilities()));
    if (session.pulls()) {
      capabilities.add(
          "diagnosticProvider",
          Json.of("interFileDependencies", true, "workspaceDiagnostics", true));
    }
    for (String provider : PLAIN) {
      capabilities.addProperty(provider, true);
    }
    JsonObject info = Json.of("name", "Migration Lens", "version", "0.1.0");
    return Json.of("capabilities", capabilities, "serverInfo", info);
  }

  private static JsonObject semanticTokens() {
    JsonObject legend = Json.of("tokenTypes", Painting.legend(), "tokenModifiers", new JsonArray());
    return Json.of("legend", legend, "full", Json.of("delta", true), "range", true);
  }
}
