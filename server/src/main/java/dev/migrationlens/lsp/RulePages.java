package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.RulePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of a rule, for whoever wants to know more than its message says. */
final class RulePages {
  static final String COMMAND = "migrationLens.showRule";

  private RulePages() {}

  static JsonObject action(String rule) {
    var arguments = new JsonArray();
    arguments.add(rule);
    String title = "Show the page of `" + rule + "`";
    JsonObject command = Json.of("title", title, "command", COMMAND, "arguments", arguments);
    return Json.of("title", title, "kind", "quickfix", "command", command);
  }

  static JsonElement execute(Session session, JsonObject params) {
    String command = Json.text(params, "command");
    JsonArray arguments = Json.array(params, "arguments");
    if (!COMMAND.equals(command) || arguments.isEmpty()) {
      throw LanguageServer.refused("unknown command " + command);
    }
    String rule = arguments.get(0).getAsString();
    String page =
        session
            .linter()
            .info(rule)
            .map(RulePage::of)
            .orElseThrow(() -> LanguageServer.refused("unknown rule " + rule));
    if (session.can("window", "showDocument", "support")) {
      JsonObject shown = Json.of("uri", written(rule, page), "takeFocus", true);
      session.ask("window/showDocument", shown, answer -> {});
    } else {
      session.tell("window/showMessage", Json.of("type", 3, "message", page));
    }
    return JsonNull.INSTANCE;
  }

  /** Editors open files, so the page is one for as long as the machine keeps temporary files. */
  private static String written(String rule, String page) {
    try {
      Path folder = Files.createTempDirectory("migration-lens");
      return Files.writeString(folder.resolve(rule + ".md"), page).toUri().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
