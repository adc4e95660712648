package dev.migrationlens.intellij;

import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.VirtualFile;
import com.redhat.devtools.lsp4ij.DocumentMatcher;

/** Keeps the server away from SQL files that are no migrations. */
public final class ChainFileMatcher implements DocumentMatcher {
  @Override
  public boolean match(VirtualFile file, Project project) {
    return ChainFiles.contains(file, project.getBasePath());
  }
}
