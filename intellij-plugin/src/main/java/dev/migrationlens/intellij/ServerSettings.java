package dev.migrationlens.intellij;

import com.redhat.devtools.lsp4ij.settings.contributors.LanguageServerSettingsContributor;
import com.redhat.devtools.lsp4ij.settings.contributors.ServerConfigurationContributor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The settings page: defaults and their schema, two resources that the template ships as well. */
final class ServerSettings
    implements LanguageServerSettingsContributor, ServerConfigurationContributor {
  @Override
  public ServerConfigurationContributor getServerConfigurationContributor() {
    return this;
  }

  @Override
  public String getDefaultConfigurationContent() {
    return resource("/settings/settings.json");
  }

  @Override
  public String getDefaultConfigurationSchemaContent() {
    return resource("/settings/settings.schema.json");
  }

  private static String resource(String name) {
    try (InputStream in = ServerSettings.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The plugin's jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
