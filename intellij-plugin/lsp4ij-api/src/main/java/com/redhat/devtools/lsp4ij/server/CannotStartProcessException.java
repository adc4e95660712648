package com.redhat.devtools.lsp4ij.server;

/** Declares how a failed start is told; here because our connection throws it. */
public class CannotStartProcessException extends LanguageServerException {
  private static final long serialVersionUID = 1;

  public CannotStartProcessException(String message) {
    super(message);
  }
}
