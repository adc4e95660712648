package com.redhat.devtools.lsp4ij.settings.contributors;

/** Declares default settings and their JSON schema; here because our settings implement it. */
public interface ServerConfigurationContributor {
  String getDefaultConfigurationContent();

  String getDefaultConfigurationSchemaContent();
}
