package dev.migrationlens.text;

/** A half-open range of UTF-16 offsets, {@code 0 <= start <= end}. */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("bad span " + start + ".." + end);
    }
  }

  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  /** Whether an editor's cursor at {@code offset} stands in or at either edge of this span. */
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  public boolean covers(Span other) {
    return start <= other.start && other.end <= end;
  }

  public Span shift(int by) {
    return new Span(start + by, end + by);
  }

  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  public String of(String text) {
    return text.substring(start, end);
  }
}
