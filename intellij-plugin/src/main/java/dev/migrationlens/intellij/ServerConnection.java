package dev.migrationlens.intellij;

import com.intellij.openapi.vfs.VirtualFile;
import com.intellij.util.EnvironmentUtil;
import com.redhat.devtools.lsp4ij.server.CannotStartProcessException;
import com.redhat.devtools.lsp4ij.server.LanguageServerLogErrorHandler;
import com.redhat.devtools.lsp4ij.server.StreamConnectionProvider;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of the server's process. Each line of its standard error reaches the log handlers, an end
 * that nobody asked for reaches the stop handlers, and after {@link #stop} there is no process.
 */
final class ServerConnection implements StreamConnectionProvider {
  /** How long the server may take to leave by itself, and then how long to obey a signal. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<String> words;
  private final List<LanguageServerLogErrorHandler> logs = new CopyOnWriteArrayList<>();
  private final List<Runnable> stops = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopAsked = new CountDownLatch(1);
  private volatile @Nullable Process process;

  /** {@code words} are the program and its arguments. */
  ServerConnection(List<String> words) {
    this.words = List.copyOf(words);
  }

  /**
   * The plugin has no way to ask whether the user trusts the project, so it never says so: the
   * server then obeys no command that it finds in the project, and connects only to a database that
   * the user picks by hand.
   */
  @Override
  public Object getInitializationOptions(VirtualFile rootUri) {
    return Map.of("client", "intellij", "trusted", false);
  }

  @Override
  public void addLogErrorHandler(LanguageServerLogErrorHandler handler) {
    logs.add(handler);
  }

  @Override
  public void addUnexpectedServerStopHandler(Runnable handler) {
    stops.add(handler);
  }

  @Override
  public void start() throws CannotStartProcessException {
    try {
      Process started = launch();
      process = started;
      Thread.ofPlatform().daemon().name("Migration Lens server log").start(() -> watch(started));
    } catch (IOException cause) {
      var failure = new CannotStartProcessException("Cannot run " + words.getFirst());
      failure.initCause(cause);
      throw failure;
    }
  }

  private Process launch() throws IOException {
    var builder = new ProcessBuilder(words);
    // An IDE started from a desktop has not the user's shell environment, where PGPASSWORD may be.
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(EnvironmentUtil.getEnvironmentMap());
    // The plugin's own folder must stay free to be replaced, the project's to be renamed.
    builder.directory(new File(System.getProperty("user.home")));
    return builder.start();
  }

  /** Standard error ends when the process does, so one thread sees both. */
  private void watch(Process started) {
    try (BufferedReader lines = started.errorReader(StandardCharsets.UTF_8)) {
      String line;
      while ((line = lines.readLine()) != null) {
        log(line);
      }
    } catch (IOException closed) {
      log("The server's log cannot be read any more: " + closed.getMessage());
    }
    try {
      reportEnd(started.waitFor());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A server that was told to exit ends with 0, perhaps a moment before {@link #stop} is called;
   * any other end is unexpected.
   */
  private void reportEnd(int code) throws InterruptedException {
    long grace = code == 0 ? PATIENCE.toMillis() : 0;
    if (stopAsked.await(grace, TimeUnit.MILLISECONDS)) {
      return;
    }
    log("The server ended by itself, with exit code " + code);
    stops.forEach(Runnable::run);
  }

  private void log(String line) {
    logs.forEach(handler -> handler.logError(line));
  }

  @Override
  public void stop() {
    stopAsked.countDown();
    Process running = process;
    if (running == null) {
      return;
    }
    try {
      if (!ends(running)) {
        running.destroy();
      }
      if (!ends(running)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ends(Process running) throws InterruptedException {
    return running.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean isAlive() {
    Process running = process;
    return running != null && running.isAlive();
  }

  @Override
  public InputStream getInputStream() {
    return started().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() {
    return started().getOutputStream();
  }

  private Process started() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("The server was not started");
    }
    return running;
  }

  /** LSP4IJ shows this when the server cannot be started. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
