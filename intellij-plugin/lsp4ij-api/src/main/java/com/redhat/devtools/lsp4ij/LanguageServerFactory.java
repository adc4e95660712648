package com.redhat.devtools.lsp4ij;

import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.server.StreamConnectionProvider;
import com.redhat.devtools.lsp4ij.settings.contributors.LanguageServerSettingsContributor;
import org.jspecify.annotations.Nullable;

/** Declares what LSP4IJ asks of a plugin's server; here because our factory implements it. */
public interface LanguageServerFactory {
  StreamConnectionProvider createConnectionProvider(Project project);

  default @Nullable LanguageServerSettingsContributor createLanguageServerSettingsContributor() {
    return null;
  }
}
