package dev.migrationlens.catalog;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A sorted set of moments; adding at the end is what a first replay does, and is cheap. */
final class Moments {
  private static final long[] NONE = new long[0];
  private long[] sorted = NONE;
  private int size;

  void add(long moment) {
    if (size > 0 && sorted[size - 1] >= moment) {
      insert(moment);
      return;
    }
    grow();
    sorted[size++] = moment;
  }

  private void insert(long moment) {
    int at = Arrays.binarySearch(sorted, 0, size, moment);
    if (at >= 0) {
      return;
    }
    at = -at - 1;
    grow();
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = moment;
    size++;
  }

  private void grow() {
    if (size == sorted.length) {
      sorted = Arrays.copyOf(sorted, Math.max(2, size * 2));
    }
  }

  void remove(long moment) {
    int at = Arrays.binarySearch(sorted, 0, size, moment);
    if (at >= 0) {
      System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
      size--;
    }
  }

  /** Every member in {@code (after, upTo]}. */
  void between(long after, long upTo, LongConsumer visit) {
    int at = Arrays.binarySearch(sorted, 0, size, after);
    for (int i = at >= 0 ? at + 1 : -at - 1; i < size && sorted[i] <= upTo; i++) {
      visit.accept(sorted[i]);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }
}
