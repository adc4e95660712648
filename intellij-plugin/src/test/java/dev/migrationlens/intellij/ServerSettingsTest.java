package dev.migrationlens.intellij;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  private final ServerSettings settings = new ServerSettings();
  private final JsonObject schema = parsed(settings.getDefaultConfigurationSchemaContent());

  private static JsonObject parsed(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  @Test
  void theDefaultsAreThoseOfTheSchema() {
    JsonObject expected = new JsonObject();
    for (Map.Entry<String, JsonElement> property : properties().entrySet()) {
      expected.add(property.getKey(), property.getValue().getAsJsonObject().get("default"));
    }
    assertThat(parsed(settings.getDefaultConfigurationContent())).isEqualTo(expected);
  }

  @Test
  void everySettingIsOfOurSectionAndExplained() {
    assertThat(properties().entrySet())
        .isNotEmpty()
        .allSatisfy(
            property -> {
              assertThat(property.getKey()).startsWith("migrationLens.");
              assertThat(property.getValue().getAsJsonObject().get("description").getAsString())
                  .endsWith(".");
            });
  }

  /** As VS Code has them: the server reads both by the same names. */
  @Test
  void theyAreTheServersWholeSection() throws IOException {
    String protocol = Files.readString(Path.of("../vscode-client/PROTOCOL.md"));
    Matcher section =
        Pattern.compile("section `migrationLens`.*?```json\\n(.*?)```", Pattern.DOTALL)
            .matcher(protocol);
    assertThat(section.find()).isTrue();
    assertThat(parsed(section.group(1)))
        .isEqualTo(nested(parsed(settings.getDefaultConfigurationContent())));
  }

  /** LSP4IJ reads a dot in a key as a step into an object. */
  static JsonObject nested(JsonObject flat) {
    var section = new JsonObject();
    flat.asMap()
        .forEach(
            (key, value) -> {
              String[] steps = key.split("\\.");
              var inner = new JsonObject();
              inner.add(steps[2], value);
              section.add(steps[1], inner);
            });
    return section;
  }

  @Test
  void passwordsAreNoSetting() {
    assertThat(schema.get("description").getAsString()).contains("PGPASSWORD", ".pgpass");
    assertThat(properties().keySet()).noneMatch(name -> name.matches("(?i).*password.*"));
  }

  private JsonObject properties() {
    return schema.getAsJsonObject("properties");
  }
}
