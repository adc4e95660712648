package com.redhat.devtools.lsp4ij.server;

/** Declares the parent of LSP4IJ's exceptions; here because our connection throws one of them. */
public class LanguageServerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LanguageServerException(String message) {
    super(message);
  }
}
