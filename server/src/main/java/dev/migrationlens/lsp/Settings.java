package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** What the user set in the editor; absent is the default. */
record Settings(boolean wholeChain, boolean lenses, boolean hints, int pollSeconds) {
  private static final int DAY = 86_400;

  private static final Setting SCOPE =
      new Setting(
          "check.scope",
          "Which files' findings are listed in Problems. Severities, naming and the chain itself"
              + " belong in `migration-lens.json`, where everybody who works on the chain shares"
              + " them.",
          new Setting.Values.Words(
              List.of(
                  new Setting.Word(
                      "chain", "Problems lists the findings of every migration of the chain."),
                  new Setting.Word(
                      "openFiles", "Problems lists the findings of open files only."))));

  private static final Setting LENSES =
      new Setting(
          "codeLens.enabled",
          "Show above each file what it makes and whether it is applied, and above each object how"
              + " often it is used.",
          new Setting.Values.Switch());

  private static final Setting HINTS =
      new Setting(
          "inlayHints.enabled",
          "Show names that PostgreSQL will choose, the columns that an `INSERT` fills, and the"
              + " types of view columns. The editor's own switch for inlay hints must be on too.",
          new Setting.Values.Switch());

  private static final Setting POLLING =
      new Setting(
          "live.pollSeconds",
          "How often a connected database is asked whether its table of applied migrations changed."
              + " It is read again only when it did. `0` never asks.",
          new Setting.Values.Whole(DAY));

  /** All of them, in the order in which a page shows them. */
  static final List<Setting> ALL = List.of(SCOPE, LENSES, HINTS, POLLING);

  static final Settings DEFAULT = of(new JsonObject());

  /** From the answer to {@code workspace/configuration}. */
  static Settings of(JsonElement answer) {
    JsonElement first =
        answer.isJsonArray() && !answer.getAsJsonArray().isEmpty()
            ? answer.getAsJsonArray().get(0)
            : answer;
    JsonObject section = first.isJsonObject() ? first.getAsJsonObject() : new JsonObject();
    return new Settings(
        SCOPE.chosen(section).equals("chain"),
        Boolean.parseBoolean(LENSES.chosen(section)),
        Boolean.parseBoolean(HINTS.chosen(section)),
        Integer.parseInt(POLLING.chosen(section)));
  }
}
