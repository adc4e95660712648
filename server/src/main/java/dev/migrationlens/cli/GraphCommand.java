package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Tells which migration needs which others. */
final class GraphCommand implements Command {
  private final Wiring wiring;

  GraphCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public String operands() {
    return "[FOLDER]";
  }

  @Override
  public String summary() {
    return "Show which migration needs which others";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.words("--format", "how it is shown", List.of("text", "mermaid", "svg")),
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    String format = arguments.value("--format").orElse("text");
    for (Target target : Target.of(arguments.operands(), terminal, problems)) {
      Snapshot snapshot = loading.open(target, terminal, arguments.value("--config")).snapshot();
      problems.addAll(CheckCommand.problems(target, snapshot));
      for (Snapshot.ChainView view : snapshot.chains()) {
        Chain chain = view.chain();
        var graph =
            FileGraph.of(chain, new ReplayJudge(List.of()).replay(chain, snapshot.config()));
        terminal
            .out()
            .print(
                switch (format) {
                  case "mermaid" -> graph.mermaid();
                  case "svg" -> graph.svg();
                  default -> graph.text();
                });
      }
    }
    problems.forEach(terminal::say);
    return problems.isEmpty() ? 0 : CommandLine.FAILED;
  }
}
