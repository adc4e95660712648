package dev.migrationlens;

import dev.migrationlens.cli.CommandLine;
import dev.migrationlens.cli.Terminal;
import dev.migrationlens.cli.Wiring;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.rules.Rules;
import dev.migrationlens.workspace.ReplayJudge;
import java.util.List;

/** The program: it picks the door, the command line or the language server. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var wiring =
        new Wiring(
            () -> new ReplayJudge(Rules.ALL),
            Rules.ALL.stream().map(Rule::info).toList(),
            List.of());
    System.exit(new CommandLine(wiring).run(List.of(args), Terminal.ofProcess()));
  }
}
