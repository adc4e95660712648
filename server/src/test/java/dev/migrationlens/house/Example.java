package dev.migrationlens.house;

import dev.migrationlens.cli.CommandLine;
import dev.migrationlens.cli.Style;
import dev.migrationlens.cli.Terminal;
import dev.migrationlens.cli.Wiring;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.rules.Rules;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folder of {@code examples}, as the command line sees it; {@code cures} are typed one after the
 * other until PostgreSQL accepts its chain.
 */
record Example(String name, List<String> cures) {
  private static final Style SCREEN = new Style(Style.Colour.NONE, Style.Signs.LINES, 100);

  @Override
  public String toString() {
    return name;
  }

  Path folder() {
    return Golden.repository().resolve("examples").resolve(name).resolve("broken");
  }

  /** What {@code check} prints on a screen of a hundred columns, piece by piece. */
  List<String> said() {
    return pieces(run(Golden.repository(), "check", "examples/" + name + "/broken"));
  }

  static List<String> pieces(String output) {
    return Arrays.stream(output.split("\n\n")).map(String::stripTrailing).toList();
  }

  /** The files as they are after the cures were typed in a copy. */
  Snapshot cured(Path copy) {
    copy(copy);
    for (String cure : cures) {
      var typed = new ArrayList<>(List.of(cure.split(" ")));
      typed.add(".");
      run(copy, typed.toArray(String[]::new));
    }
    return snapshot(copy);
  }

  private static Snapshot snapshot(Path folder) {
    Path file = folder.resolve(Config.FILE_NAME);
    Config config =
        Files.exists(file) ? Config.read(Golden.read(file), List.of()).config() : Config.DEFAULT;
    return Workspace.open(folder, config, new ReplayJudge(Rules.ALL)).snapshot();
  }

  static String run(Path folder, String... typed) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var wiring =
        new Wiring(
            live -> new ReplayJudge(Rules.ALL, live),
            Rules.ALL.stream().map(Rule::info).toList(),
            List.of());
    new CommandLine(wiring)
        .run(
            List.of(typed), new Terminal(print, print, SCREEN, Terminal.Watched.BY_NOBODY, folder));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** As the author had it. */
  Snapshot broken() {
    return snapshot(folder());
  }

  private void copy(Path copy) {
    try (var files = Files.walk(folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(folder().relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
