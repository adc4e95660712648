package dev.migrationlens.cli;

import dev.migrationlens.cli.Command.Option;
import dev.migrationlens.cli.Style.Tone;
import java.util.List;

/** Usage texts, each within a screen. */
final class Help {
  private static final int WIDTH = 80;

  private Help() {}

  static String general(List<Command> commands, Style style) {
    var out = new StringBuilder();
    out.append("Reads PostgreSQL migrations in order and says what PostgreSQL will say.\n\n");
    out.append(style.paint(Tone.STRONG, "Usage:")).append(" migration-lens COMMAND [OPTIONS]\n\n");
    int width = commands.stream().mapToInt(c -> c.name().length()).max().orElse(0);
    for (Command command : commands) {
      out.append("  ").append(padded(command.name(), width, style));
      out.append("  ").append(command.summary()).append('\n');
    }
    out.append("\nmigration-lens COMMAND --help tells more about one.\n");
    out.append("Exit codes: 0 nothing found, 1 findings, 2 something could not be read or done.\n");
    return out.toString();
  }

  static String of(Command command, Style style) {
    var out = new StringBuilder();
    out.append(command.summary()).append("\n\n");
    out.append(style.paint(Tone.STRONG, "Usage:")).append(" migration-lens ");
    out.append(command.name()).append(command.options().isEmpty() ? "" : " [OPTIONS]");
    out.append(command.operands().isEmpty() ? "" : " " + command.operands()).append("\n");
    if (!command.options().isEmpty()) {
      int width = command.options().stream().mapToInt(o -> form(o).length()).max().orElse(0);
      out.append('\n');
      for (Option option : command.options()) {
        out.append("  ").append(padded(form(option), width, style)).append("  ");
        int indent = width + 4;
        var lines = Wrapping.lines(told(option), WIDTH, indent, indent);
        out.append(String.join("\n" + " ".repeat(indent), lines)).append('\n');
      }
    }
    return out.toString();
  }

  private static String form(Option option) {
    String value = option.words().isEmpty() ? option.value() : "HOW";
    return option.takesValue() ? option.name() + " " + value : option.name();
  }

  private static String told(Option option) {
    return option.words().isEmpty()
        ? option.summary()
        : option.summary() + ": " + String.join(", ", option.words());
  }

  private static String padded(String text, int width, Style style) {
    return style.paint(Tone.STRONG, text) + " ".repeat(Math.max(0, width - text.length()));
  }
}
