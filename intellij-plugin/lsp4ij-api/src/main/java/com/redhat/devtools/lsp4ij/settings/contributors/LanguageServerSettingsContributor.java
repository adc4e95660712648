package com.redhat.devtools.lsp4ij.settings.contributors;

import org.jspecify.annotations.Nullable;

/** Declares a server's part of the settings dialog; here because our settings implement it. */
public interface LanguageServerSettingsContributor {
  @Nullable ServerConfigurationContributor getServerConfigurationContributor();
}
