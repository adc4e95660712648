package dev.migrationlens.intellij;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  private final ServerSettings settings = new ServerSettings();
  private final JsonObject schema = parsed(settings.getDefaultConfigurationSchemaContent());

  private static JsonObject parsed(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
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

  /** Both files are made from the server's own list, as the page of VS Code is. */
  @Test
  void theDefaultsAreThoseOfTheSchema() {
    var expected = new JsonObject();
    properties()
        .asMap()
        .forEach((name, page) -> expected.add(name, page.getAsJsonObject().get("default")));
    assertThat(parsed(settings.getDefaultConfigurationContent())).isEqualTo(expected);
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
