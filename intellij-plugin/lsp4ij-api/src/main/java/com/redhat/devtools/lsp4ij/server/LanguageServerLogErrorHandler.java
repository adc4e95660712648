package com.redhat.devtools.lsp4ij.server;

/** Declares who takes a server's log; here because our connection hands its lines to it. */
public interface LanguageServerLogErrorHandler {
  void logError(String error);
}
