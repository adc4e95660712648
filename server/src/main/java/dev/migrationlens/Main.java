package dev.migrationlens;

import dev.migrationlens.cli.CommandLine;
import dev.migrationlens.cli.Door;
import dev.migrationlens.cli.Terminal;
import dev.migrationlens.cli.Wiring;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lsp.StdioServer;
import dev.migrationlens.rules.Rules;
import dev.migrationlens.workspace.Beginnings;
import dev.migrationlens.workspace.ReplayJudge;
import java.io.IOException;
import java.util.List;

/** The program: it picks the door, the command line or the language server. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    if (args.length > 0 && args[0].equals("lsp")) {
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
                    () -> StdioServer.run(new Linter(Rules.ALL)))));
    var commandLine = new CommandLine(wiring);
    List<String> typed = List.of(args);
    if (!typed.isEmpty() && typed.get(0).equals("--train")) {
      var folders = typed.subList(1, typed.size());
      System.exit(Training.run(commandLine, new Linter(Rules.ALL), folders));
    }
    System.exit(commandLine.run(typed, Terminal.ofProcess()));
  }
}
