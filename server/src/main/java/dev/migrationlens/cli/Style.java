package dev.migrationlens.cli;

/** How text looks where it is going: in colour or not, how wide, with which signs. */
public record Style(Colour colour, Signs signs, int width) {
  /** Text that a program reads, or a file. */
  public static final Style PLAIN = new Style(Colour.NONE, Signs.LINES, Integer.MAX_VALUE);

  /** Whether escape sequences are understood. */
  public enum Colour {
    NONE,
    ANSI
  }

  /** Which characters draw frames. */
  public enum Signs {
    LINES,
    ASCII
  }

  /** What a piece of text is, for those who see colours. */
  enum Tone {
    ERROR("1;31"),
    WARNING("1;33"),
    INFO("1;36"),
    STRONG("1"),
    QUIET("2"),
    FRAME("34"),
    GOOD("32");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  String paint(Tone tone, String text) {
    return colour == Colour.NONE || text.isEmpty()
        ? text
        : "\u001B[" + tone.code + "m" + text + "\u001B[0m";
  }

  String bar() {
    return signs == Signs.LINES ? "│" : "|";
  }

  String corner() {
    return signs == Signs.LINES ? "╭─" : "-->";
  }

  String ellipsis() {
    return signs == Signs.LINES ? "…" : "...";
  }
}
