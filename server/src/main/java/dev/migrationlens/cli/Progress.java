package dev.migrationlens.cli;

import dev.migrationlens.cli.Terminal.Watched;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line on standard error that says what is going on, once it takes longer than half a second. */
final class Progress implements AutoCloseable {
  private static final String[] TURNS = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

  private final PrintStream err;
  private final ScheduledExecutorService timer;
  private final long start = System.nanoTime();
  private volatile String doing = "";
  private boolean shown;
  private int turn;

  private Progress(PrintStream err, ScheduledExecutorService timer) {
    this.err = err;
    this.timer = timer;
  }

  static Progress on(Terminal terminal) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    var progress = new Progress(terminal.err(), timer);
    if (terminal.watched() == Watched.BY_A_PERSON) {
      var unused = timer.scheduleAtFixedRate(progress::show, 500, 100, TimeUnit.MILLISECONDS);
    }
    return progress;
  }

  void doing(String now) {
    doing = now;
  }

  private synchronized void show() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    String elapsed = seconds > 0 ? " (" + seconds + " s)" : "";
    err.print("\r\u001B[K" + TURNS[turn++ % TURNS.length] + " " + doing + elapsed);
    err.flush();
    shown = true;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      if (shown) {
        err.print("\r\u001B[K");
        err.flush();
      }
    }
  }
}
