package com.redhat.devtools.lsp4ij;

import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.VirtualFile;

/** Declares how LSP4IJ asks which files are a server's; here because our matcher implements it. */
public interface DocumentMatcher {
  boolean match(VirtualFile file, Project project);
}
