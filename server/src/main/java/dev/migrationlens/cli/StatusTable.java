package dev.migrationlens.cli;

import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.schema.FileState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Migrations with their states, and how much of what each makes is otherwise in a database. */
final class StatusTable {
  private static final int STATE = "pending".length();
  private static final String LAST = "in the database";

  private record Row(String state, Tone tone, String name, String drift) {}

  private final Style style;
  private final List<Row> rows = new ArrayList<>();

  StatusTable(Style style) {
    this.style = style;
  }

  void file(FileState state, String name, List<Difference> drift) {
    rows.add(new Row(word(state), tone(state), name, drift(drift)));
  }

  void withoutFile(String name) {
    rows.add(new Row("no file", Tone.WARNING, name, ""));
  }

  static String word(FileState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Tone tone(FileState state) {
    return switch (state) {
      case APPLIED -> Tone.GOOD;
      case CHANGED, FAILED, PARTLY -> Tone.WARNING;
      case PENDING, UNKNOWN -> Tone.STRONG;
    };
  }

  private static String drift(List<Difference> drift) {
    long missing = drift.stream().filter(Difference.OnlyLeft.class::isInstance).count();
    long different = drift.size() - missing;
    var parts = new ArrayList<String>();
    if (missing > 0) {
      parts.add(missing + " missing");
    }
    if (different > 0) {
      parts.add(different + " different");
    }
    return String.join(", ", parts);
  }

  /** Names give way where the screen is narrower. */
  void write(Consumer<String> line) {
    boolean drifted = rows.stream().anyMatch(r -> !r.drift().isEmpty());
    int widest = rows.stream().mapToInt(r -> CodeFrame.width(r.name())).max().orElse(0);
    int names = Math.max("migration".length(), widest);
    int whole = 2 + STATE + 2 + names + (drifted ? 2 + LAST.length() : 0);
    int room = Math.max(STATE, names - Math.max(0, whole - style.width()));
    String head = "  state    " + padded("migration", room) + (drifted ? "  " + LAST : "");
    line.accept(style.paint(Tone.QUIET, head.stripTrailing()));
    for (Row row : rows) {
      String name = cut(row.name(), room);
      line.accept(
          "  "
              + style.paint(row.tone(), row.state())
              + " ".repeat(STATE - row.state().length() + 2)
              + (row.drift().isEmpty()
                  ? name
                  : padded(name, room) + "  " + style.paint(Tone.WARNING, row.drift())));
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - CodeFrame.width(text)));
  }

  private String cut(String text, int width) {
    return CodeFrame.width(text) <= width
        ? text
        : text.substring(0, Math.max(1, width - style.ellipsis().length())) + style.ellipsis();
  }
}
