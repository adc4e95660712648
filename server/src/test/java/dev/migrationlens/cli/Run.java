package dev.migrationlens.cli;

import dev.migrationlens.cli.Style.Colour;
import dev.migrationlens.cli.Style.Signs;
import dev.migrationlens.cli.Terminal.Watched;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.workspace.ReplayJudge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command line in a folder of its own. */
record Run(int code, String out, String err) {
  static final Style PERSON = new Style(Colour.NONE, Signs.LINES, 100);

  static Run in(Path folder, String... typed) {
    return in(folder, Style.PLAIN, typed);
  }

  static Run in(Path folder, Style style, String... typed) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            style,
            Watched.BY_NOBODY,
            folder);
    var wiring =
        new Wiring(
            live -> new ReplayJudge(List.of(), live),
            List.of(rule("missing-relation"), rule("syntax-error")),
            List.of());
    int code = new CommandLine(wiring).run(List.of(typed), terminal);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static RuleInfo rule(String id) {
    return new RuleInfo(
        id,
        Severity.ERROR,
        Topic.ORDER,
        "Something is wrong",
        "It is *not* there.\n\nMake it.",
        "--- a.sql\nselect 1;");
  }

  static void write(Path folder, String path, String text) {
    write(folder, path, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path folder, String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
