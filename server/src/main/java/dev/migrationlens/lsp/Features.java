package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** One line for each request, to the feature that answers it. */
final class Features {
  private final Session session;

  Features(Session session) {
    this.session = session;
  }

  /** What the answers below let a client ask for. */
  static void declare(JsonObject capabilities) {}

  JsonElement answer(String method, JsonObject params) {
    return switch (method) {
      case "textDocument/codeAction" -> CodeActions.at(session, params);
      case "codeAction/resolve" -> Writings.resolve(session, params);
      default ->
          throw LanguageServer.error(
              ResponseErrorCode.MethodNotFound, method + " is not supported");
    };
  }
}
