package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;

/**
 * The messages this server knows. Parameters arrive as plain JSON: reading LSP4J's annotations
 * would cost a hundred milliseconds of every start.
 */
final class Methods {
  /** The life of a connection; everything else is a feature. */
  private static final List<String> REQUESTS = List.of("initialize", "shutdown");

  private static final List<String> NOTIFICATIONS =
      List.of(
          "initialized",
          "exit",
          "textDocument/didOpen",
          "textDocument/didChange",
          "textDocument/didClose",
          "textDocument/didSave",
          "workspace/didChangeWatchedFiles",
          "workspace/didChangeConfiguration",
          "workspace/didChangeWorkspaceFolders",
          "workspace/didRenameFiles",
          "workspace/didCreateFiles",
          "workspace/didDeleteFiles",
          "migrationLens/trusted",
          "window/workDoneProgress/cancel",
          "$/setTrace",
          "$/cancelRequest");

  /** What this server asks of a client. */
  private static final List<String> ASKED =
      List.of(
          "workspace/configuration",
          "client/registerCapability",
          "window/showDocument",
          "window/showMessageRequest",
          "window/workDoneProgress/create",
          "workspace/applyEdit",
          "workspace/diagnostic/refresh",
          "workspace/codeLens/refresh",
          "workspace/inlayHint/refresh");

  static final Map<String, JsonRpcMethod> ALL = table();

  private Methods() {}

  private static Map<String, JsonRpcMethod> table() {
    var all = new LinkedHashMap<String, JsonRpcMethod>();
    Type json = JsonObject.class;
    for (String name : REQUESTS) {
      all.put(name, JsonRpcMethod.request(name, JsonElement.class, json));
    }
    for (String name : Features.methods()) {
      all.put(name, JsonRpcMethod.request(name, JsonElement.class, json));
    }
    for (String name : LiveRequests.METHODS) {
      all.put(name, JsonRpcMethod.request(name, JsonElement.class, json));
    }
    for (String name : NOTIFICATIONS) {
      if (!name.equals("$/cancelRequest")) {
        all.put(name, JsonRpcMethod.notification(name, json));
      }
    }
    for (String name : ASKED) {
      all.put(name, JsonRpcMethod.request(name, JsonElement.class, json));
    }
    return all;
  }
}
