package dev.migrationlens.intellij;

import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.LanguageServerFactory;
import com.redhat.devtools.lsp4ij.server.StreamConnectionProvider;
import com.redhat.devtools.lsp4ij.settings.contributors.LanguageServerSettingsContributor;

/** What plugin.xml names: LSP4IJ asks it for a connection whenever it starts the server. */
public final class MigrationLens implements LanguageServerFactory {
  @Override
  public StreamConnectionProvider createConnectionProvider(Project project) {
    return new ServerConnection(ServerCommand.bundled().checked().words());
  }

  @Override
  public LanguageServerSettingsContributor createLanguageServerSettingsContributor() {
    return new ServerSettings();
  }
}
