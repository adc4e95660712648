package dev.migrationlens.replay;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Which moments of the timeline steps get: in their order, with room for others between them. */
final class Labels {
  private static final long GAP = 1L << 32;

  private Labels() {}

  /**
   * Gives the steps that have none their moments, after one and before another (0: at the end);
   * false where there is no room.
   */
  static boolean give(List<Step> order, long after, long before, Consumer<Step> placed) {
    long previous = after;
    int at = 0;
    while (at < order.size()) {
      if (order.get(at).moment != 0) {
        previous = order.get(at++).moment;
        continue;
      }
      int end = at;
      while (end < order.size() && order.get(end).moment == 0) {
        end++;
      }
      long next = before != 0 ? before : previous + GAP * (end - at + 1L);
      if (end < order.size()) {
        next = order.get(end).moment;
      }
      if ((next - previous) / (end - at + 1) < 1) {
        return false;
      }
      spread(order.subList(at, end), previous, next, placed);
      at = end;
    }
    return true;
  }

  /** Likewise for the steps of one file, between its neighbours. */
  static boolean within(Map<String, FileSteps> files, String path, Consumer<Step> placed) {
    Step before = null;
    Step after = null;
    List<Step> file = List.of();
    for (FileSteps each : files.values()) {
      List<Step> steps = each.steps();
      if (!file.isEmpty()) {
        after = steps.get(0);
        break;
      }
      if (each.migration().path().equals(path)) {
        file = steps;
      } else {
        before = steps.get(steps.size() - 1);
      }
    }
    return give(file, before == null ? 0 : before.moment, after == null ? 0 : after.moment, placed);
  }

  /** Puts a run at even distances between two moments. */
  static void spread(List<Step> run, long after, long before, Consumer<Step> placed) {
    long gap = (before - after) / (run.size() + 1);
    long moment = after;
    for (Step step : run) {
      moment += gap;
      step.moment = moment;
      placed.accept(step);
    }
  }
}
