package dev.migrationlens.intellij;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
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

  @Test
  void passwordsAreNoSetting() {
    assertThat(schema.get("description").getAsString()).contains("PGPASSWORD", ".pgpass");
    assertThat(properties().keySet()).noneMatch(name -> name.matches("(?i).*password.*"));
  }

  private JsonObject properties() {
    return schema.getAsJsonObject("properties");
  }
}
