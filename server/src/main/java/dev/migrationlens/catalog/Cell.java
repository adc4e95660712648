package dev.migrationlens.catalog;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All versions of one key over the chain, by the moment that wrote them, and the moments that
 * looked at it. A version whose value is null says the object went away.
 */
final class Cell {
  final Key key;
  private long[] moments = new long[1];
  private @Nullable CatalogObject[] values = new CatalogObject[1];
  private int versions;
  private final Moments readers = new Moments();

  Cell(Key key) {
    this.key = key;
  }

  /** The value that a statement at this moment meets. */
  @Nullable CatalogObject before(long moment) {
    int at = indexBefore(moment);
    return at < 0 ? null : values[at];
  }

  /** The moment of the last version before this one, or Long.MIN_VALUE. */
  long writtenBefore(long moment) {
    int at = indexBefore(moment);
    return at < 0 ? Long.MIN_VALUE : moments[at];
  }

  /** The moment from which the object that a statement at this moment meets was always there. */
  long bornBefore(long moment) {
    int at = indexBefore(moment);
    while (at > 0 && values[at - 1] != null) {
      at--;
    }
    return at < 0 ? Long.MIN_VALUE : moments[at];
  }

  /** The first version after this moment, or Long.MAX_VALUE. */
  long writtenAfter(long moment) {
    for (int i = indexBefore(moment) + 1; i < versions; i++) {
      if (moments[i] > moment) {
        return moments[i];
      }
    }
    return Long.MAX_VALUE;
  }

  int versionCount() {
    return versions;
  }

  long moment(int version) {
    return moments[version];
  }

  @Nullable CatalogObject value(int version) {
    return values[version];
  }

  private int indexBefore(long moment) {
    int last = versions - 1;
    if (last < 0 || moments[last] < moment) {
      return last;
    }
    int at = Arrays.binarySearch(moments, 0, versions, moment);
    return at >= 0 ? at - 1 : -at - 2;
  }

  void write(long moment, @Nullable CatalogObject value) {
    int at = indexBefore(moment) + 1;
    if (at < versions && moments[at] == moment) {
      values[at] = value;
      return;
    }
    if (versions == moments.length) {
      moments = Arrays.copyOf(moments, versions * 2);
      values = Arrays.copyOf(values, versions * 2);
    }
    System.arraycopy(moments, at, moments, at + 1, versions - at);
    System.arraycopy(values, at, values, at + 1, versions - at);
    moments[at] = moment;
    values[at] = value;
    versions++;
  }

  void erase(long moment) {
    int at = indexBefore(moment) + 1;
    if (at < versions && moments[at] == moment) {
      System.arraycopy(moments, at + 1, moments, at, versions - at - 1);
      System.arraycopy(values, at + 1, values, at, versions - at - 1);
      values[--versions] = null;
    }
  }

  Moments readers() {
    return readers;
  }
}
