package dev.migrationlens.catalog;

import dev.migrationlens.text.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource of lines with fields between tabs, sorted by the bytes of the first field. Nothing is
 * read until asked for; then the bytes are kept as they are and searched by halving, because most
 * of thousands of lines are never looked at.
 */
final class FactLines {
  private final String resource;
  private byte @Nullable [] loaded;

  FactLines(String resource) {
    this.resource = resource;
  }

  /** The lines whose first field is the key, in full. */
  List<String> find(String key) {
    byte[] bytes = bytes();
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    int start = lowerBound(bytes, wanted);
    var lines = new ArrayList<String>(2);
    while (start < bytes.length && compare(bytes, start, wanted) == 0) {
      int end = lineEnd(bytes, start);
      lines.add(new String(bytes, start, end - start, StandardCharsets.UTF_8));
      start = end + 1;
    }
    return lines;
  }

  /** Every line, in order. */
  List<String> all() {
    return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
  }

  /** The first fields, each once. */
  List<String> keys() {
    return all().stream().map(FactLines::key).distinct().toList();
  }

  private static String key(String line) {
    int tab = line.indexOf('\t');
    return tab < 0 ? line : line.substring(0, tab);
  }

  private synchronized byte[] bytes() {
    byte[] bytes = loaded;
    if (bytes == null) {
      bytes = Resource.bytes(FactLines.class, resource);
      loaded = bytes;
    }
    return bytes;
  }

  /** The start of the first line whose first field is not before the wanted one. */
  private static int lowerBound(byte[] bytes, byte[] wanted) {
    int low = 0;
    int high = bytes.length;
    while (low < high) {
      int middle = lineStart(bytes, (low + high) >>> 1);
      if (compare(bytes, middle, wanted) < 0) {
        low = lineEnd(bytes, middle) + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int lineStart(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Compares the first field of the line with the wanted one. */
  private static int compare(byte[] bytes, int start, byte[] wanted) {
    for (int i = 0; ; i++) {
      int at = start + i;
      boolean fieldEnds = at >= bytes.length || bytes[at] == '\t' || bytes[at] == '\n';
      if (i == wanted.length) {
        return fieldEnds ? 0 : 1;
      }
      if (fieldEnds) {
        return -1;
      }
      int difference = (bytes[at] & 0xFF) - (wanted[i] & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
  }
}
