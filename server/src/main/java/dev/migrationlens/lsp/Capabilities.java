package dev.migrationlens.lsp;

import com.google.gson.JsonObject;

/** What the server says it can do. */
final class Capabilities {
  private Capabilities() {}

  static JsonObject of(Encoding encoding) {
    var sync = new JsonObject();
    sync.addProperty("openClose", true);
    sync.addProperty("change", 2);
    var actions = new JsonObject();
    actions.add(
        "codeActionKinds",
        Json.words("quickfix", "source", "source.fixAll", "refactor.extract", "refactor.rewrite"));
    actions.addProperty("resolveProvider", true);
    var folders = new JsonObject();
    folders.addProperty("supported", true);
    folders.addProperty("changeNotifications", true);
    var workspace = new JsonObject();
    workspace.add("workspaceFolders", folders);
    var capabilities = new JsonObject();
    capabilities.addProperty("positionEncoding", encoding.word());
    capabilities.add("textDocumentSync", sync);
    capabilities.add("codeActionProvider", actions);
    capabilities.add("workspace", workspace);
    Features.declare(capabilities);
    var info = new JsonObject();
    info.addProperty("name", "Migration Lens");
    info.addProperty("version", "0.1.0");
    var result = new JsonObject();
    result.add("capabilities", capabilities);
    result.add("serverInfo", info);
    return result;
  }
}
