package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** What the user set in the editor; absent is the default. */
record Settings(boolean wholeChain, boolean lenses, boolean hints, int pollSeconds) {
  static final Settings DEFAULT = new Settings(true, true, true, 0);

  /** From the answer to {@code workspace/configuration}. */
  static Settings of(JsonElement answer) {
    JsonElement first =
        answer.isJsonArray() && !answer.getAsJsonArray().isEmpty()
            ? answer.getAsJsonArray().get(0)
            : answer;
    if (!first.isJsonObject()) {
      return DEFAULT;
    }
    JsonObject settings = first.getAsJsonObject();
    boolean openOnly = "openFiles".equals(Json.text(Json.object(settings, "check"), "scope"));
    return new Settings(
        !openOnly,
        enabled(Json.object(settings, "codeLens")),
        enabled(Json.object(settings, "inlayHints")),
        seconds(Json.text(Json.object(settings, "live"), "pollSeconds")));
  }

  /** Anything else is never. */
  private static int seconds(@Nullable String text) {
    return text != null && text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 0;
  }

  private static boolean enabled(JsonObject feature) {
    return !"false".equals(Json.text(feature, "enabled"));
  }
}
