package dev.migrationlens.lsp;

import com.google.gson.JsonObject;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the client that its chains are being read where that takes long, so that what is shown is
 * not taken for all there is. What is soon done is not told of: it would only flicker.
 */
final class Working {
  private static final long PATIENCE_MILLIS = 400;

  private final Session session;

  /** The working thread is what is busy. */
  private final ScheduledExecutorService clock =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            var thread = new Thread(task, "migration-lens-patience");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable ScheduledFuture<?> patience;
  private int runs;
  private boolean told;
  private @Nullable String progress;

  Working(Session session) {
    this.session = session;
  }

  synchronized void begins() {
    if (patience == null) {
      int run = ++runs;
      patience = clock.schedule(() -> takesLong(run), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** There is something to do first; what was told stays until all is done. */
  synchronized void isInterrupted() {
    if (patience != null) {
      patience.cancel(false);
      patience = null;
    }
    runs++;
  }

  private synchronized void takesLong(int run) {
    if (run != runs || told) {
      return;
    }
    told = true;
    session.tell("migrationLens/chainChanged", Json.of("state", "working"));
    if (session.can("window", "workDoneProgress")) {
      String token = "migration-lens-" + run;
      session.ask(
          "window/workDoneProgress/create", Json.of("token", token), made -> begun(run, token));
    }
  }

  private synchronized void begun(int run, String token) {
    if (run == runs && told && progress == null) {
      progress = token;
      tell(token, Json.of("kind", "begin", "title", "Reading migrations"));
    }
  }

  /** All is read; these are the chains in numbers. */
  synchronized void ends(JsonObject state) {
    if (progress != null) {
      tell(progress, Json.of("kind", "end"));
    }
    isInterrupted();
    told = false;
    progress = null;
    session.tell("migrationLens/chainChanged", state);
  }

  private void tell(String token, JsonObject value) {
    session.tell("$/progress", Json.of("token", token, "value", value));
  }
}
