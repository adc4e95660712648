package dev.migrationlens.lsp;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at something again and again, if the user wants that. */
final class Polling {
  private final ScheduledExecutorService clock;
  private final Executor worker;
  private final Runnable look;
  private @Nullable ScheduledFuture<?> next;
  private int seconds;

  Polling(ScheduledExecutorService clock, Executor worker, Runnable look) {
    this.clock = clock;
    this.worker = worker;
    this.look = look;
  }

  /** Zero ends it. */
  void every(int wanted) {
    if (wanted == seconds) {
      return;
    }
    seconds = wanted;
    if (next != null) {
      next.cancel(false);
    }
    next =
        wanted <= 0
            ? null
            : clock.scheduleWithFixedDelay(
                () -> worker.execute(look), wanted, wanted, TimeUnit.SECONDS);
  }
}
