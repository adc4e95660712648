package dev.migrationlens.schema;

/** Lines, two blanks deeper between what opens and what closes. */
final class Indented {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  void line(String text) {
    out.append(text.isEmpty() ? "" : "  ".repeat(depth)).append(text).append('\n');
  }

  void open(String text) {
    line(text);
    depth++;
  }

  void close(String text) {
    depth--;
    line(text);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
