package com.redhat.devtools.lsp4ij.server;

import com.intellij.openapi.vfs.VirtualFile;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Declares a server's process and streams; here because our connection implements it. */
public interface StreamConnectionProvider {
  void start() throws CannotStartProcessException;

  InputStream getInputStream();

  OutputStream getOutputStream();

  void stop();

  default void addLogErrorHandler(LanguageServerLogErrorHandler handler) {}

  default void addUnexpectedServerStopHandler(Runnable handler) {}

  default @Nullable Object getInitializationOptions(VirtualFile rootUri) {
    return null;
  }

  default boolean isAlive() {
    return true;
  }
}
