package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells of files on disk, gathered: a checkout of many files is told in many
 * messages, and looked at once. Belongs to the working thread.
 */
final class Storm {
  private static final long LULL = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);

  private final ScheduledExecutorService worker;
  private final Consumer<JsonArray> look;
  private JsonArray events = new JsonArray();
  private long began;
  private @Nullable ScheduledFuture<?> end;

  Storm(ScheduledExecutorService worker, Consumer<JsonArray> look) {
    this.worker = worker;
    this.look = look;
  }

  void add(JsonArray more) {
    if (end == null || end.isDone()) {
      began = System.nanoTime();
    } else if (System.nanoTime() - began < LONGEST) {
      end.cancel(false);
    }
    events.addAll(more);
    if (end == null || end.isDone()) {
      end = worker.schedule(this::end, LULL, TimeUnit.NANOSECONDS);
    }
  }

  private void end() {
    JsonArray all = events;
    events = new JsonArray();
    if (!all.isEmpty()) {
      look.accept(all);
    }
  }
}
