package com.redhat.devtools.lsp4ij.server;

import java.io.InputStream;
import java.io.OutputStream;

/** Declares a server's process and streams; here because our connection implements it. */
public interface StreamConnectionProvider {
  void start() throws CannotStartProcessException;

  InputStream getInputStream();

  OutputStream getOutputStream();

  void stop();

  default void addLogErrorHandler(LanguageServerLogErrorHandler handler) {}

  default void addUnexpectedServerStopHandler(Runnable handler) {}

  default boolean isAlive() {
    return true;
  }
}
