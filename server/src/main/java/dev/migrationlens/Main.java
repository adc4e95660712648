package dev.migrationlens;

import dev.migrationlens.cli.Arguments;
import dev.migrationlens.cli.Command;
import dev.migrationlens.cli.CommandLine;
import dev.migrationlens.cli.Door;
import dev.migrationlens.cli.Terminal;
import dev.migrationlens.cli.Wiring;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lsp.SocketServer;
import dev.migrationlens.lsp.StdioServer;
import dev.migrationlens.rules.Rules;
import dev.migrationlens.workspace.Beginnings;
import dev.migrationlens.workspace.ReplayJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program: it picks the door, the command line or the language server. */
public final class Main {
  private static final List<Command.Option> SERVER_OPTIONS =
      List.of(
          Command.Option.flag("--stdio", "Talk over standard input and output, as it does anyway"),
          Command.Option.of("--socket", "PORT", "Talk to a client that waits at this local port"),
          Command.Option.of("--log", "FILE", "Write every message and failure into a file"));

  private Main() {}

  public static void main(String[] args) throws IOException {
    if (args.length == 1 && args[0].equals("lsp")) {
      Beginnings.prepare();
      System.exit(StdioServer.run(new Linter(Rules.ALL)));
    }
    var wiring =
        new Wiring(
            live -> new ReplayJudge(Rules.ALL, live),
            Rules.ALL.stream().map(Rule::info).toList(),
            List.of(
                new Door(
                    "lsp",
                    "Start the language server on standard input and output",
                    SERVER_OPTIONS,
                    Main::serve)));
    var commandLine = new CommandLine(wiring);
    List<String> typed = List.of(args);
    if (!typed.isEmpty() && typed.get(0).equals("--train")) {
      var folders = typed.subList(1, typed.size());
      System.exit(Training.run(commandLine, new Linter(Rules.ALL), folders));
    }
    System.exit(commandLine.run(typed, Terminal.ofProcess()));
  }

  private static int serve(Arguments arguments) {
    var linter = new Linter(Rules.ALL);
    Optional<Path> log = arguments.value("--log").map(Path::of);
    Optional<String> port = arguments.value("--socket");
    Beginnings.prepare();
    return port.isPresent()
        ? SocketServer.run(linter, port.get(), log)
        : StdioServer.run(linter, log);
  }
}
