package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.migrationlens.lsp.Setting.Values;
import dev.migrationlens.testing.Golden;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** The pages of settings of all clients say what the server reads. */
class SettingPagesTest {
  private static final String INTELLIJ = "intellij-plugin/src/main/resources/settings/";
  private static final int WIDTH = 120;

  /** From IntelliJ no database is connected to, so there is nothing to be set about one. */
  private static final List<Setting> WITHOUT_A_DATABASE =
      Settings.ALL.stream().filter(setting -> !setting.name().startsWith("live.")).toList();

  @Test
  void ofVisualStudioCode() {
    var properties = new JsonObject();
    for (Setting setting : Settings.ALL) {
      JsonObject page = values(setting.values());
      if (setting.values() instanceof Values.Words words) {
        page.add(
            "enumDescriptions",
            Json.all(words.words(), word -> new JsonPrimitive(word.sentence())));
      }
      page.addProperty("scope", "window");
      page.addProperty("order", properties.size() + 1);
      page.addProperty("markdownDescription", setting.sentence());
      properties.add("migrationLens." + setting.name(), page);
    }
    Golden.checkBetween(
        "vscode-client/package.json",
        "\"title\": \"Checks\",\n        \"properties\": ",
        "\n      },\n      {\n        \"title\": \"Database\"",
        printed(properties, "        "));
  }

  @Test
  void ofIntellij() {
    var properties = new JsonObject();
    var presets = new JsonObject();
    for (Setting setting : WITHOUT_A_DATABASE) {
      JsonObject page = values(setting.values());
      page.addProperty("description", setting.sentence().replace("`", ""));
      properties.add("migrationLens." + setting.name(), page);
      presets.add("migrationLens." + setting.name(), preset(setting));
    }
    JsonObject schema =
        Json.of(
            "$schema",
            "http://json-schema.org/draft-07/schema#",
            "title",
            "Migration Lens",
            "description",
            "Rules, naming, platform and PostgreSQL version belong to the project: they are read"
                + " from migration-lens.json. A password is never a setting: it is taken from the"
                + " environment (PGPASSWORD) or from the file .pgpass.",
            "type",
            "object",
            "additionalProperties",
            false,
            "properties",
            properties);
    Golden.check(INTELLIJ + "settings.schema.json", printed(schema, "") + "\n");
    Golden.check(INTELLIJ + "settings.json", printed(presets, "") + "\n");
  }

  @Test
  void ofWhoWritesAnotherClient() {
    var section = new JsonObject();
    for (Setting setting : Settings.ALL) {
      String[] steps = setting.name().split("\\.");
      JsonObject group = Json.object(section, steps[0]);
      group.add(steps[1], preset(setting));
      section.add(steps[0], group);
    }
    Golden.checkSection(
        "vscode-client/PROTOCOL.md", "settings", "\n```json\n" + printed(section, "") + "\n```\n");
  }

  @Test
  void whatIsNoChoiceIsTheDefault() {
    assertThat(Settings.of(JsonParser.parseString("[{\"live\": {\"pollSeconds\": 5}}]")))
        .isEqualTo(new Settings(true, true, true, 5));
    var strange =
        "[{\"live\": {\"pollSeconds\": -5}, \"check\": {\"scope\": \"all\"},"
            + " \"codeLens\": 3, \"inlayHints\": {\"enabled\": null}}]";
    assertThat(Settings.of(JsonParser.parseString(strange))).isEqualTo(Settings.DEFAULT);
    assertThat(Settings.DEFAULT).isEqualTo(new Settings(true, true, true, 0));
  }

  private static JsonElement preset(Setting setting) {
    return values(setting.values()).get("default");
  }

  private static JsonObject values(Values values) {
    return switch (values) {
      case Values.Words words ->
          Json.of(
              "type",
              "string",
              "enum",
              Json.all(words.words(), word -> new JsonPrimitive(word.text())),
              "default",
              words.preset());
      case Values.Switch onOff ->
          Json.of("type", "boolean", "default", Boolean.valueOf(onOff.preset()));
      case Values.Whole whole ->
          Json.of(
              "type",
              "integer",
              "default",
              Integer.valueOf(whole.preset()),
              "minimum",
              0,
              "maximum",
              whole.most());
    };
  }

  /** As the client's formatter lays it out. */
  private static String printed(JsonElement json, String indent) {
    String deeper = indent + "  ";
    return switch (json) {
      case JsonObject object -> {
        var lines = new StringJoiner(",\n" + deeper, "{\n" + deeper, "\n" + indent + "}");
        object
            .asMap()
            .forEach((key, value) -> lines.add('"' + key + "\": " + printed(value, deeper)));
        yield lines.toString();
      }
      case JsonArray array -> {
        String line = array.toString().replace("\",\"", "\", \"");
        var lines = new StringJoiner(",\n" + deeper, "[\n" + deeper, "\n" + indent + "]");
        array.forEach(item -> lines.add(item.toString()));
        yield line.length() < WIDTH / 2 ? line : lines.toString();
      }
      default -> json.toString();
    };
  }
}
